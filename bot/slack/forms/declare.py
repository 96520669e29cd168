"""The form that declares an incident: title and severity, and what else is known already."""

from collections.abc import Mapping

from bot.domain.events import Said
from bot.domain.notices import Json
from bot.domain.severities import Severities
from bot.slack import blocks
from bot.slack.blocks import Block
from bot.slack.forms.fields import choice, line, ticks
from bot.slack.mrkdwn import Mrkdwn, escaped, fitted, spoken

LONGEST_TITLE = 200
LONGEST_AFFECTED = 500
TRAITS = {"private": "Private: only people who are invited see it", "drill": "This is a drill"}


def build(values: Mapping[str, Json], severities: Severities, kept: Said | None) -> list[Block]:
    """The blocks; `kept` is the message it is declared from."""
    names = {each.name: _called(each.name, each.aliases) for each in severities.ranked}
    title = str(values.get("title") or "")
    severity = values.get("severity") or severities.usual.name
    return [
        *([blocks.context(_quoted(kept))] if kept else []),
        line("title", "What is wrong?", initial=title, longest=LONGEST_TITLE),
        choice("severity", "How bad is it?", names, initial=str(severity)),
        line(
            "started",
            "When did it start?",
            initial=str(values.get("started") or ""),
            hint="In your own words: 20 min ago, 14:02, yesterday 23:50",
            longest=100,
            optional=True,
        ),
        line(
            "affected",
            "What is affected?",
            initial=str(values.get("affected") or ""),
            longest=LONGEST_AFFECTED,
            optional=True,
        ),
        ticks("traits", "Anything else?", TRAITS, initial=[t for t in TRAITS if values.get(t)]),
    ]


def read(answers: Mapping[str, str | list[str] | None]) -> dict[str, str | bool | None]:
    """The traits one by one, everything else as typed."""
    traits = answers.get("traits") or []
    typed = {name: said for name, said in answers.items() if not isinstance(said, list)}
    typed.pop("traits", None)
    return typed | {trait: trait in traits for trait in TRAITS}


def _called(name: str, aliases: tuple[str, ...]) -> str:
    return f"{name} ({', '.join(aliases)})" if aliases else name


def _quoted(said: Said) -> Mrkdwn:
    words = fitted(" ".join((said.message.text or "").split()), 500, spoken)
    return Mrkdwn(f"{escaped('The first entry will be:')} {words}")
