"""Every sentence with which a command is answered. People are mention signs; nothing is styled but
what can be typed, which stands in backticks."""

from collections.abc import Sequence

from bot.commands.command import Command
from bot.domain.errors import NoIncidentHere
from bot.domain.incident import Incident, Role, Status
from bot.domain.kinds import Milestone
from bot.domain.lifecycle import MOVES, Verb
from bot.domain.people import Person, mention
from bot.domain.severities import Severities

DECLARE_IT = "Declare it…"
DRAFT_COMES_WITH_IT = "The draft postmortem is being made; it will be posted here."
NOTE_WHAT = "A note needs words: `/incident note 14:02 failover started`; the time is optional."
NOTHING_TO_OPEN = "That form can no longer be opened. `/incident help` says what can be typed."
ONE_AT_A_TIME = "A role goes to one person at a time; nothing was changed."
ROLE_HOW = "`/incident role commander @name` gives a role, `/incident lead` takes command."
SECTION_KEPT = "Kept. A new draft is being made with it; it will be posted here."
SECTION_WHICH = "Choose the section that this is to be the text of."
SET_HOW = "`/incident set detected 14:02` sets one; the latest that is set stands."
TAKEN_ALREADY = "That was already taken."
TITLE_MISSING = "An incident needs a title, such as: checkout is down"
WORDS_NOTED = "Your words are on the timeline as a note."
NOT_A_MEMBER = (
    "Commands are for full members of this workspace. "
    "What you write and mark here is part of the record all the same."
)
NOT_SAVED = "Nothing was saved: the database cannot be reached. Try again in a moment."
OUR_BUG = "Something went wrong on our side; nothing was changed. The operator can read why."
NO_INCIDENT_FOR_MESSAGE = (
    "This channel is no incident's, so there is no timeline to add to. "
    "The shortcut “Declare incident” opens one with this message as its first entry."
)
MESSAGE_KEPT = "It is on the timeline."
MESSAGE_KEPT_ALREADY = "You had put it on the timeline already."


def lines(*each: str) -> str:
    """One below the other, without the empty ones."""
    return "\n".join(line for line in each if line)


def sentence_case(words: str) -> str:
    return words[:1].upper() + words[1:]


def moment(milestone: Milestone, when: str) -> str:
    return f"{sentence_case(milestone.words)} at {when}."


def already(incident: Incident, milestone: Milestone, since: str) -> str:
    return (
        f"{incident.reference} is {incident.status} already, since {since}. "
        f"`/incident set {milestone} TIME` corrects the time."
    )


def declare_how() -> str:
    return "The form declares an incident; so does `/incident declare sev1 checkout is down`."


def declared(incident: Incident, *, started: str | None, severity_assumed: bool) -> str:
    traits = ", private" * incident.private + ", a drill" * incident.drill
    assumed = " No severity was said; `/incident sev` there changes it." * severity_assumed
    return lines(
        f"{incident.reference} is declared ({incident.severity}{traits}): {incident.title}",
        f"Started at {started}." if started else "",
        f"Its channel is being made, and you will be in it.{assumed}",
        "By mistake? `/incident cancel` there.",
    )


def title_too_long(longest: int) -> str:
    return f"A title has {longest} characters at most; the rest can be said in the channel."


def no_such_flag(typed: str) -> str:
    return f"`{typed}` is unknown; there are `--private` and `--drill`. Nothing was declared."


def noted(when: str | None, text: str) -> str:
    return f"On the timeline at {when}: {text}" if when else f"On the timeline: {text}"


def severity_is(incident: Incident, table: Severities) -> str:
    names = ", ".join(severity.name for severity in table.ranked)
    return f"{incident.reference} is {incident.severity}. There are {names}."


def severity_already(incident: Incident) -> str:
    return f"{incident.reference} is {incident.severity} already."


def severity_changed(incident: Incident, severity: str) -> str:
    return f"{incident.reference} is {severity} now; it was {incident.severity}."


def status_already(incident: Incident) -> str:
    return f"{incident.reference} is {incident.status} already."


def status_changed(incident: Incident, status: Status) -> str:
    return f"{incident.reference} is {status} now; it was {incident.status}."


def status_has_a_verb(word: str, verb: str) -> str:
    return f"An incident becomes {word} with `/incident {verb}`."


def no_such_status(word: str) -> str:
    names = ", ".join(MOVES[verb].to for verb in Verb if verb.startswith("status "))
    return f"`{word}` is no status. There are {names}."


def reopened(incident: Incident) -> str:
    return (
        f"{incident.reference} is open again and investigating; "
        "the times at which it had ended are set aside."
    )


def cancelled(incident: Incident) -> str:
    return f"{incident.reference} is cancelled and counts in no metrics."


def cancelled_already(incident: Incident) -> str:
    return f"{incident.reference} is cancelled already."


def set_when(milestone: Milestone) -> str:
    return f"When? For example `/incident set {milestone} 14:02`, or `10 min ago`."


def no_such_moment(word: str) -> str:
    names = ", ".join(milestone.words for milestone in Milestone)
    return f"`{word}` is no moment of an incident. There are {names}."


def role_given(role: Role, person: str | None, former: str | None) -> str:
    who = f"{mention(person)} has" if person else "You have"
    was = f"; {mention(former)} had it before" if former else ""
    return f"{who} the role {role} now{was}."


def role_already(role: Role, person: str | None) -> str:
    who = f"{mention(person)} has" if person else "You have"
    return f"{who} the role {role} already."


def cannot_hold(person: Person, role: Role) -> str:
    why = "deactivated" if person.is_deactivated else "a bot"
    return (
        f"{mention(person.id)} is {why} and cannot be given the role {role}; nothing was changed."
    )


def no_such_person(words: str) -> str:
    return (
        f"`{words}` tells nobody apart. Pick the name from the list that appears when you type @, "
        "or leave it out to take the role yourself."
    )


def no_such_role(words: str) -> str:
    names = ", ".join(Role)
    return f"`{words}` names no role. There are {names}."


def draft_comes(former: str | None) -> str:
    comes = "A new draft is being made; it will be posted here."
    return lines(comes, f"The former one is at {former}" if former else "")


def no_such_format(words: str, formats: Sequence[str]) -> str:
    return f"`{words}` is no format here. There are {', '.join(formats)}."


def did_you_mean(word: str, meant: str) -> str:
    return f"`{word}` is no word I know. Did you mean `/incident {meant}`?"


def needs_incident(word: str, typed: str) -> str:
    return (
        f"{NoIncidentHere()} `{word}` needs one. "
        f"If “{typed}” is what happened, one press opens the form with it as the title."
    )


def help_on_all(commands: Sequence[Command]) -> str:
    rows = (f"`/incident {command.usage}` {command.does}" for command in commands)
    return lines(
        "`/incident` alone shows the incident in its channel, elsewhere it opens the form.",
        *rows,
        "Times are words: 14:02, 14:02 yesterday, 10 min ago, 2pm PST. In a thread, mention me.",
    )


def help_on(command: Command) -> str:
    also = ", ".join(f"`{alias}`" for alias in command.aliases)
    return lines(f"`/incident {command.usage}` {command.does}", f"Also {also}." if also else "")
