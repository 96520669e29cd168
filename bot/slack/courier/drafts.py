"""The postmortem draft in the channel: its numbers as blocks, the document as a file."""

from collections.abc import Iterator

from bot.commands.forms import button
from bot.commands.times import confirmation
from bot.commands.wording import sentence_case
from bot.crashpoints import reached
from bot.delivery import DeliveryFailed
from bot.domain.briefing import Briefing
from bot.domain.durations import in_words
from bot.domain.metrics import Measurement
from bot.domain.moments import Basis, Moment
from bot.domain.receipts import Receipt
from bot.domain.replies import Act, Button, Form, FormName
from bot.slack import blocks, buttons
from bot.slack.courier import calls, posts, state
from bot.slack.courier.errand import Errand
from bot.slack.mrkdwn import Mrkdwn, escaped
from storage.drafts import Draft

LACKS = 2500  # characters of the list of what the draft lacks


def post(errand: Errand) -> Receipt:
    """The numbers, each with its formula, both endpoints and their sources; and what is missing."""
    draft, briefing = _draft(errand), errand.briefing
    said = errand.prose("draft", reference=briefing.incident.reference, version=draft.version)
    shown = [
        blocks.section(said),
        *blocks.fields([_number(errand, each) for each in briefing.measurements]),
        blocks.divider(),
        blocks.section(errand.prose("draft_lacks", lacks=_listed(draft.lacks))),
        *blocks.actions(buttons.elements(_buttons(draft, briefing))),
    ]
    return posts.post(errand, errand.channel, text=said, blocks=shown)


def find(errand: Errand) -> Receipt | None:
    return posts.found(errand, errand.channel)


def upload(errand: Errand) -> Receipt:
    """Three steps, of which only the last is seen; the id kept before tells what became of it."""
    draft = _draft(errand)
    content = draft.markdown.encode()
    name = f"{errand.incident.reference.lower()}-postmortem-v{draft.version}.md"
    slot = errand.call(errand.client.files_getUploadURLExternal, filename=name, length=len(content))
    calls.send(
        slot["upload_url"],
        repeatable=True,
        content=content,
        headers={"content-type": "application/octet-stream"},
    )
    errand.keep({"file": slot["file_id"]})
    reached("draft.after_upload")
    title = f"{errand.incident.reference} postmortem, draft {draft.version}"
    errand.call(
        errand.client.files_completeUploadExternal,
        repeatable=False,
        files=[{"id": slot["file_id"], "title": title}],
        channel_id=errand.channel,
    )
    return Receipt(file=slot["file_id"])


def uploaded(errand: Errand) -> Receipt | None:
    """The file of an earlier try, if it was shared in the channel; one that was not is unseen."""
    known = errand.parcel.progress.get("file")
    if not known:
        return None
    answer = errand.call(errand.client.files_info, fine={"file_not_found"}, file=str(known))
    file = answer.get("file") or {}
    places = [*(file.get("channels") or ()), *(file.get("groups") or ())]
    return Receipt(file=str(known)) if errand.channel in places else None


def _draft(errand: Errand) -> Draft:
    if errand.draft is None:
        raise DeliveryFailed("the draft is gone", permanent=True)
    return errand.draft


def _number(errand: Errand, measured: Measurement) -> Mrkdwn:
    briefing = errand.briefing
    value = None
    if measured.value is not None:
        value = in_words(measured.value, measured.precision)
    return errand.prose(
        "number",
        name=sentence_case(measured.metric.label),
        value=value,
        reason=measured.reason,
        formula=measured.metric.formula,
        assumed=measured.assumed,
        start=_endpoint(briefing, measured.start),
        end=_endpoint(briefing, measured.end),
    )


def _endpoint(briefing: Briefing, known: Moment | None) -> dict[str, object] | None:
    """A moment, its time as a link to the message that it comes from."""
    if known is None:
        return None
    return {
        "name": known.milestone.words,
        "at": state.when(briefing, known, known.precision),
        "assumed": known.basis is Basis.ASSUMED,
    }


def _listed(lacks: tuple[str, ...]) -> list[Mrkdwn]:
    """As many of the sentences as have room, and how many more there are."""
    listed: list[Mrkdwn] = []
    room = LACKS
    for number, sentence in enumerate(lacks):
        room -= len(escaped(sentence))
        if room < 0:
            return [*listed, escaped(f"and {len(lacks) - number} more, in the document")]
        listed.append(escaped(sentence))
    return listed


def _buttons(draft: Draft, briefing: Briefing) -> Iterator[Button]:
    """What is only assumed is confirmed by a press; what is missing is written in a form."""
    for known in briefing.moments.known.values():
        if known.basis is Basis.ASSUMED:
            yield confirmation(known)
    form = Form(name=FormName.SECTION, values={"format": draft.format})
    yield button("Edit a section…", form)
    yield Button(label="Draft again", act=Act.RUN, value=f"postmortem {draft.format}")
