"""`/incident role`: who leads, who speaks, who writes, who works; and the words for each of them.

role words  = [ROLE] [PERSON] | PERSON ROLE
PERSON      = a mention, or "me", or nothing: the one who asks
"""

import re
from collections.abc import Callable

import storage.people
from bot.commands import overview, wording
from bot.commands.command import Ask, Command
from bot.domain.errors import Refused
from bot.domain.incident import Role
from bot.domain.people import Person, mention, mentioned, with_names
from bot.domain.replies import Act, Button, Reply
from bot.incidents import steering, telling
from storage import Transaction

_NAMES = {
    Role.COMMANDER: ("commander", "lead", "ic", "captain", "incident commander"),
    Role.COMMUNICATIONS: ("communications", "comms", "comms lead", "communication"),
    Role.SCRIBE: ("scribe",),
    Role.OPERATIONS: ("operations", "ops", "ops lead"),
}
_ROLES = {name: role for role, names in _NAMES.items() for name in names}
_MYSELF = {"me", "myself"}
_FILLER = re.compile(r"\b(?:to|is|for|as)\b|[:=,]", re.IGNORECASE)


def run(tx: Transaction, ask: Ask, words: str) -> Reply:
    if not words:
        return overview.roles(tx, ask)
    named = _without_people(words)
    role = _ROLES.get(named)
    if role is None:
        raise Refused(_which_role(words))
    return _assign(tx, ask, role, _the_one_mentioned(tx, ask, words))


def taking(role: Role) -> Callable[[Transaction, Ask, str], Reply]:
    """What `lead`, `comms`, `scribe` and `ops` run: the words are only the person."""

    def run_role(tx: Transaction, ask: Ask, words: str) -> Reply:
        if _without_people(words):
            raise Refused(wording.no_such_person(words))
        return _assign(tx, ask, role, _the_one_mentioned(tx, ask, words))

    return run_role


def _assign(tx: Transaction, ask: Ask, role: Role, person: Person) -> Reply:
    if person.is_deactivated or person.is_bot:
        raise Refused(wording.cannot_hold(person, role))
    assigned = steering.assign(tx, ask.here, role, person, actor=ask.actor, now=ask.now)
    mine = person.id == ask.actor.id
    if not assigned.changed:
        return Reply(text=wording.role_already(role, None if mine else person.id))
    text = wording.role_given(role, None if mine else person.id, assigned.former)
    if assigned.former is None:
        return Reply(text=text)
    back = f"role {role} {mention(assigned.former)}"
    return Reply(text=text, buttons=(Button(label="Give it back", act=Act.RUN, value=back),))


def _the_one_mentioned(tx: Transaction, ask: Ask, words: str) -> Person:
    """Who is meant; somebody we have not met is asked for, and meanwhile taken at their id."""
    ids = mentioned(words)
    if len(ids) > 1:
        raise Refused(wording.ONE_AT_A_TIME)
    if ids <= {ask.actor.id}:
        return ask.actor
    (person_id,) = ids
    known = storage.people.get(tx, ask.workspace, person_id)
    if known:
        return known
    telling.person_wanted(tx, ask.workspace, person_id, ask.now)
    return Person(workspace=ask.workspace, id=person_id, name=person_id)


def _without_people(words: str) -> str:
    """What is said besides mentions, "me" and the small words between."""
    said = _FILLER.sub(" ", with_names(words, lambda _: " ")).lower().split()
    return " ".join(word for word in said if word not in _MYSELF)


def _which_role(words: str) -> str:
    names_a_role = any(name in _ROLES for name in words.lower().split())
    return wording.no_such_person(words) if names_a_role else wording.no_such_role(words)


COMMAND = Command(
    word="role",
    aliases=("assign",),
    usage="role [ROLE] [PERSON]",
    does="Gives a role, or takes it yourself: commander, communications, scribe, operations. "
    "Bare: who holds what.",
    run=run,
)
LEAD = Command(
    word="lead",
    aliases=("ic", "captain", "commander"),
    usage="lead [PERSON]",
    does="Takes command, or gives it.",
    run=taking(Role.COMMANDER),
)
COMMS = Command(
    word="comms",
    usage="comms [PERSON]",
    does="Takes or gives communications.",
    run=taking(Role.COMMUNICATIONS),
)
SCRIBE = Command(
    word="scribe",
    usage="scribe [PERSON]",
    does="Takes or gives the writing of the record.",
    run=taking(Role.SCRIBE),
)
OPS = Command(
    word="ops",
    usage="ops [PERSON]",
    does="Takes or gives operations.",
    run=taking(Role.OPERATIONS),
)
