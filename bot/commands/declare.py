"""`/incident declare`: open an incident at once, or the form for one."""

from bot.commands import clock, forms, moving, times, titles, wording
from bot.commands.command import Ask, Command
from bot.commands.forms import NotAccepted, Values
from bot.commands.titles import Start, Titled
from bot.domain.errors import NoSuchSeverity, Refused
from bot.domain.events import Said
from bot.domain.notices import Json
from bot.domain.phrases import Instant
from bot.domain.replies import Form, FormName, Reply, Style
from bot.domain.severities import Severity
from bot.incidents import declaring, noting
from bot.incidents.declaring import Declaration, Declared
from storage import Transaction

LONGEST_TITLE = 200


def run(tx: Transaction, ask: Ask, words: str) -> Reply:
    """With a title it is declared; without one the form opens, with what was said filled in.

    Nobody is sent back to shorten a title: it is cut, and the whole of it is the first note.
    """
    said = titles.read(words, ask.severities, ask.actor.timezone)
    if not said.title:
        return opening(_filled(ask, said))
    severity = said.severity or ask.severities.usual
    declaration = Declaration(
        title=_cut(said.title),
        severity=severity.name,
        private=said.private,
        drill=said.drill,
        started=_started(ask, said),
    )
    declared = _declare(tx, ask, declaration)
    if declaration.title != said.title:
        noting.note(
            tx, declared.incident, actor=ask.actor, text=said.title, instant=None, now=ask.now
        )
    return _echo(ask, declared, declaration, assumed=said.severity is None)


def opening(form: Form) -> Reply:
    """The form where one can be opened, else a button that opens it."""
    button = forms.button("Declare…", form, Style.PRIMARY)
    return Reply(text=wording.declare_how(), buttons=(button,), form=form)


def titled(ask: Ask, words: str) -> Reply:
    """The form for words that can only be a title."""
    return opening(_filled(ask, titles.read(words, ask.severities, ask.actor.timezone)))


def form(title: str = "") -> Form:
    return Form(name=FormName.DECLARE, values={"title": title} if title else {})


def submit(tx: Transaction, ask: Ask, values: Values, kept: Said | None = None) -> Reply:
    """Take the form; `kept` is the message it was opened on. Raises NotAccepted."""
    declaration = Declaration(
        title=_title(forms.text(values, "title")),
        severity=_severity(ask, forms.text(values, "severity")).name,
        started=_start(ask, forms.text(values, "started")),
        affected=forms.text(values, "affected"),
        private=forms.ticked(values, "private"),
        drill=forms.ticked(values, "drill"),
        kept=kept,
    )
    return _echo(ask, _declare(tx, ask, declaration), declaration)


def _declare(tx: Transaction, ask: Ask, declaration: Declaration) -> Declared:
    return declaring.declare(tx, declaration, actor=ask.actor, now=ask.now, told_in=ask.channel)


def _echo(
    ask: Ask, declared: Declared, declaration: Declaration, *, assumed: bool = False
) -> Reply:
    """What was declared; a start given in words is told with its zone and can be taken back."""
    started = declaration.started
    when = clock.stated(started, now=ask.now) if started else None
    text = wording.declared(declared.incident, started=when, severity_assumed=assumed)
    buttons = (moving.undo(declared.started.undo, "Undo the start"),) if declared.started else ()
    return Reply(text=wording.lines(text, times.zone_remark(ask, started)), buttons=buttons)


def _started(ask: Ask, said: Titled) -> Instant | None:
    start = said.start
    if start is None:
        return None
    return times.instant_of(ask, start.found, lambda phrase: f"declare {start.before} {phrase}")


def _filled(ask: Ask, said: Titled) -> Form:
    values: dict[str, Json] = {
        "title": said.title,
        "severity": said.severity.name if said.severity else "",
        "started": _phrase(said.start, ask) if said.start else "",
        "private": said.private,
        "drill": said.drill,
    }
    return Form(
        name=FormName.DECLARE, values={field: value for field, value in values.items() if value}
    )


def _phrase(start: Start, ask: Ask) -> str:
    """As typed; but "20 min ago" would be another time when the form is sent."""
    if start.found.phrase.ago is None:
        return start.found.words
    return clock.typed(start.found.instant(ask.actor.timezone, ask.now))


def _cut(title: str) -> str:
    return title if len(title) <= LONGEST_TITLE else f"{title[: LONGEST_TITLE - 1].rstrip()}…"


def _title(typed: str) -> str:
    title = " ".join(typed.split())
    if not title:
        raise NotAccepted(title=wording.TITLE_MISSING)
    if len(title) > LONGEST_TITLE:
        raise NotAccepted(title=wording.title_too_long(LONGEST_TITLE))
    return title


def _severity(ask: Ask, typed: str) -> Severity:
    if not typed:
        return ask.severities.usual
    try:
        return ask.severities.chosen(typed)
    except NoSuchSeverity as refused:
        raise NotAccepted(severity=str(refused)) from refused


def _start(ask: Ask, phrase: str) -> Instant | None:
    if not phrase:
        return None
    try:
        return times.whole(ask, phrase, str)
    except Refused as refused:
        raise NotAccepted(started=str(refused)) from refused


COMMAND = Command(
    word="declare",
    aliases=("new", "create", "open", "start"),
    usage="declare [SEVERITY] TITLE [started TIME] [--private] [--drill]",
    does="Declares an incident at once; without a title it opens the form.",
    needs_incident=False,
    run=run,
)
