"""The incident's channel: made, named, furnished, and people invited to it."""

from collections.abc import Iterator

from bot.delivery import DeliveryFailed
from bot.domain.channel_names import channel_name
from bot.domain.people import with_names
from bot.domain.receipts import Receipt
from bot.slack.courier import calls
from bot.slack.courier.errand import Errand
from bot.slack.courier.posts import SKEW
from bot.slack.mrkdwn import Mrkdwn, escaped, fitted

NAMES = 20  # to try before giving up
PAGES = 100
TOPIC = 250
AT_ONCE = 100

# Said of one person, whom the others need not wait for.
PERSONAL = frozenset(
    {
        "cant_invite", "cant_invite_self", "user_is_bot", "user_is_restricted",
        "user_is_ultra_restricted", "user_not_found", "user_disabled", "user_team_not_in_channel",
        "ura_max_channels", "invalid_users", "no_user", "failed_for_some_users",
    }
)  # fmt: skip
NO_NAMES = frozenset(
    {"invalid_name", "invalid_name_maxlength", "invalid_name_punctuation", "invalid_name_specials"}
)
THERE_ALREADY = frozenset({"already_in_channel"})


def make(errand: Errand) -> Receipt:
    """Create the channel under the first of its names that is free, or that is ours already.

    Which letters and marks Slack takes in a name it tells nobody; where it refuses the title's, the
    channel is called without it.
    """
    try:
        made = _made(errand, _title(errand))
    except DeliveryFailed as refusal:
        if refusal.reason not in NO_NAMES:
            raise
        made = _made(errand, "")
    return _receipt(errand, made)


def find(errand: Errand) -> Receipt | None:
    """The channel that an earlier try may have made: the exact name, made by us, not before."""
    made = _ours(errand, {*_names(errand, _title(errand)), *_names(errand, "")})
    return _receipt(errand, made) if made else None


def furnish(errand: Errand) -> Receipt:
    """Topic and purpose: what this channel is about, for whoever finds it."""
    topic, purpose = _about(errand)
    client = errand.client
    errand.call(client.conversations_setTopic, channel=errand.channel, topic=topic)
    errand.call(client.conversations_setPurpose, channel=errand.channel, purpose=purpose)
    return Receipt()


def furnished(errand: Errand) -> Receipt | None:
    """Set again to what they are, topic and purpose would be told the channel a second time."""
    answer = errand.call(errand.client.conversations_info, channel=errand.channel)
    channel = answer.get("channel") or {}
    stands = tuple((channel.get(note) or {}).get("value") for note in ("topic", "purpose"))
    return Receipt() if stands == _about(errand) else None


def invite(errand: Errand) -> Receipt:
    """Bring people in. Whoever cannot be is named in the receipt and keeps nobody else out."""
    listed = errand.facts.get("people")
    people = [str(person) for person in listed] if isinstance(listed, list) else []
    people = [person for person in people if person != errand.shared.us.user]
    differences: list[str] = []
    for first in range(0, len(people), AT_ONCE):
        differences += _invited(errand, people[first : first + AT_ONCE])
    return Receipt(differences=tuple(differences))


def _invited(errand: Errand, people: list[str]) -> Iterator[str]:
    """Slack invites all or nobody: after a refusal each is tried alone."""
    try:
        errand.call(
            errand.client.conversations_invite,
            fine=THERE_ALREADY,
            channel=errand.channel,
            users=",".join(people),
        )
    except DeliveryFailed as refusal:
        if refusal.reason not in PERSONAL:
            raise
        if len(people) == 1:
            yield _left_out(errand, people[0], refusal.reason)
            return
        for person in people:
            yield from _invited(errand, [person])


def _left_out(errand: Errand, person: str, reason: str) -> str:
    known = errand.briefing.people.get(person)
    name = errand.briefing.name_of(person)
    if known and known.is_deactivated:
        return f"{name} could not be invited: that account is deactivated."
    return f"{name} could not be invited: Slack says {reason}."


def _made(errand: Errand, title: str) -> calls.Answer:
    for name in _names(errand, title):
        made = _created(errand, name) or _ours(errand, {name})
        if made:
            return made
    raise DeliveryFailed("name_taken", permanent=True)


def _created(errand: Errand, name: str) -> calls.Answer | None:
    """The new channel, None where the name is taken."""
    answer = errand.call(
        errand.client.conversations_create,
        repeatable=False,
        fine={"name_taken"},
        name=name,
        is_private=errand.incident.private,
    )
    channel: calls.Answer | None = answer.get("channel")
    return channel


def _ours(errand: Errand, names: set[str]) -> calls.Answer | None:
    """A channel of one of these names that we made for this incident.

    Not before it was declared: after a new start with an empty database, numbers and so names come
    again, and an older incident's channel must not be taken for this one's.
    """
    not_before = (errand.incident.declared_at - SKEW).timestamp()
    kinds = "private_channel" if errand.incident.private else "public_channel"
    listing = calls.pages(
        errand.client.conversations_list, at_most=PAGES, types=kinds, exclude_archived=True
    )
    for page in listing:
        for channel in page.get("channels") or ():
            ours = channel.get("creator") == errand.shared.us.user
            if ours and channel.get("name") in names and channel.get("created", 0) >= not_before:
                return dict(channel)
    return None


def _names(errand: Errand, title: str) -> list[str]:
    """The names to try, the wanted one first."""
    number, day = errand.incident.number, errand.incident.declared_at
    return [channel_name(number, day, title, attempt) for attempt in range(NAMES)]


def _about(errand: Errand) -> tuple[Mrkdwn, Mrkdwn]:
    """Topic and purpose."""
    incident = errand.incident
    drill = "Drill. " if incident.drill else ""
    purpose = f"{drill}{incident.reference}, declared {incident.declared_at:%Y-%m-%d %H:%M} UTC. "
    recorded = "Scribe keeps the record of what is said here."
    topic = f"{incident.reference}: {_title(errand)}"
    return fitted(topic, TOPIC, escaped), fitted(purpose + recorded, TOPIC, escaped)


def _title(errand: Errand) -> str:
    return with_names(errand.incident.title, errand.briefing.name_of)


def _receipt(errand: Errand, channel: calls.Answer) -> Receipt:
    name = str(channel["name"])
    differences = tuple(_differences(errand, name))
    return Receipt(channel=channel["id"], channel_name=name, differences=differences)


def _differences(errand: Errand, name: str) -> Iterator[str]:
    title = _title(errand)
    names, longer = _names(errand, title), _names(errand, f"{title}z")
    wanted = names[0]
    if title and wanted in _names(errand, ""):
        yield f"Nothing of the title can stand in a channel's name, so the channel is #{name}."
    elif wanted == longer[0]:
        yield f"The title is too long for a channel's name, so the channel is #{name}."
    if name in names[1:]:
        yield f"The name #{wanted} was taken, so the channel is #{name}."
    elif name != wanted:
        yield f"Slack does not take #{wanted} for a name, so the channel is #{name}."
    if errand.parcel.attempt > 1:
        yield "Slack did not make it at once, so it came late."
