"""The whole draft: what it says, what people wrote in it, and that texts cannot take it apart."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from bot.domain.briefing import Briefing
from bot.domain.incident import Status
from bot.domain.kinds import Milestone
from bot.domain.timeline import File
from bot.postmortem.drafting import Drafted, Drafter
from bot.rendering import TemplateFault
from tests.postmortem.example import NOW, PEOPLE, briefing, incident, person, rich, small, stated

ROOT = Path(__file__).parents[2]
TEMPLATES = ROOT / "templates"
GOLDEN = Path(__file__).parent
READER = MarkdownIt("commonmark").enable(["table", "strikethrough"])

STANDARD = [
    ("summary", "Summary"),
    ("numbers", "Numbers"),
    ("impact", "Impact"),
    ("timeline", "Timeline"),
    ("root_cause_and_contributing_factors", "Root cause and contributing factors"),
    ("detection", "Detection"),
    ("response_and_resolution", "Response and resolution"),
    ("what_went_well", "What went well"),
    ("what_went_wrong", "What went wrong"),
    ("where_we_got_lucky", "Where we got lucky"),
    ("action_items", "Action items"),
    ("lessons", "Lessons"),
    ("evidence_and_links", "Evidence and links"),
]


def drafted(about: Briefing, written: dict[str, str] | None = None) -> Drafted:
    return Drafter(TEMPLATES).draft(about, format="standard", written=written or {}, now=NOW)


def section(draft: Drafted, key: str) -> str:
    return next(each.body for each in draft.sections if each.key == key)


@pytest.mark.parametrize(("about", "file"), [(small, "small.md"), (rich, "rich.md")])
def test_a_draft_whole(about: object, file: str) -> None:
    assert callable(about)
    assert drafted(about()).markdown == (GOLDEN / file).read_text(encoding="utf-8")


def test_every_section_of_the_format_is_there_in_order() -> None:
    assert [(each.key, each.title) for each in drafted(rich()).sections] == STANDARD
    assert list(Drafter(TEMPLATES).outline("standard")) == STANDARD


def test_what_a_person_wrote_stands_instead_of_what_was_drafted_and_survives_the_next() -> None:
    written = {"impact": "# All of the EU\n\n*Nobody* could pay."}
    for about in (small(), rich()):
        draft = drafted(about, written)
        assert section(draft, "impact") == "### All of the EU\n\n*Nobody* could pay."
        assert [each.key for each in draft.sections if each.by_human] == ["impact"]
        assert draft.markdown.count("\n## ") == len(STANDARD)


def test_an_empty_text_gives_a_section_back() -> None:
    assert drafted(small(), {"impact": " \n"}) == drafted(small())


def test_what_people_wrote_is_no_longer_lacking() -> None:
    cause = {"root_cause_and_contributing_factors": "A full pool."}
    before, after = drafted(small()).lacks, drafted(small(), {"impact": "None."} | cause).lacks
    assert set(before) - set(after) == {
        "Nothing says who was affected, and how badly (:busts_in_silhouette:).",
        "Nothing says what the cause was (:dart:, or :mag: for a finding).",
    }


def test_an_incident_over_several_days_shows_dates() -> None:
    about = rich()
    lines = tuple(
        replace(each, at=each.at - timedelta(days=each.entry == 1)) for each in about.lines
    )
    draft = drafted(replace(about, lines=lines))
    assert "| Date | 2026-11-19 to 2026-11-20 |" in draft.markdown
    assert "\n| 2026-11-19 14:00 | 2026-11-19 15:00 | \\[FIRING" not in draft.markdown
    assert "\n| 2026-11-19 14:00 | 2026-11-19 15:00 | [FIRING:1]" in draft.markdown
    assert "- **2026-11-20 14:12:08** [Responder]" in section(draft, "impact")


def test_a_reader_for_whom_it_was_another_day_reads_the_date() -> None:
    about = replace(rich(), people=PEOPLE | {"U2": person("U2", "Commander", "Asia/Tokyo")})
    assert "\n| 15:20 | 2026-11-21 00:20 | Error rate" in drafted(about).markdown


def test_a_reader_in_utc_reads_one_column() -> None:
    about = replace(rich(), people=PEOPLE | {"U2": person("U2", "Commander", None)})
    draft = drafted(about)
    assert "| UTC | What happened | Kind | By | Source |" in draft.markdown
    assert section(draft, "timeline").startswith("Times are UTC, on 2026-11-20.")


def test_clocks_changed_during_the_incident_are_told_apart() -> None:
    zone = person("U2", "Commander", "Europe/Berlin")
    about = rich()
    back = timedelta(days=26, hours=14)  # 2026-10-25 00:00 UTC, an hour before Berlin's change
    lines = tuple(replace(each, at=each.at - back) for each in about.lines)
    draft = drafted(replace(about, lines=lines, people=PEOPLE | {"U2": zone}))
    assert "| 2026-10-25 00:00 | 2026-10-25 02:00 +0200 | [FIRING:1]" in draft.markdown
    assert "| 2026-10-25 01:20 | 2026-10-25 02:20 +0100 | Error rate" in draft.markdown


@pytest.mark.parametrize(
    ("status", "statements", "said"),
    [
        (Status.FIXING, (), "It is not over: its status is fixing."),
        (Status.CANCELLED, (), "It was cancelled: declared by mistake."),
        (Status.RESOLVED, (), "When it was resolved is not recorded."),
        (
            Status.RESOLVED,
            (("started", "13:55"), ("mitigated", "14:40"), ("resolved", "14:45")),
            (
                "It began at 13:55, was detected at 14:04:10 (assumed), mitigated at 14:40 and "
                "resolved at 14:45 (UTC)."
            ),
        ),
        (
            Status.RESOLVED,
            (("started", "13:55"), ("mitigated", "14:40")),
            "Its impact lasted 45m.",
        ),
    ],
)
def test_the_summary_says_what_is_so_and_what_is_not_known(
    status: Status, statements: tuple[tuple[str, str], ...], said: str
) -> None:
    declared = stated(Milestone.DECLARED, "14:04:10", 1)
    given = (stated(Milestone(each), clock, 2) for each, clock in statements)
    about = briefing((), (declared, *given), incident=incident(status=status))
    assert said in section(drafted(about), "summary").split("\n")


def test_what_contradicts_itself_is_said_and_no_negative_number_is_printed() -> None:
    statements = (
        stated(Milestone.DECLARED, "14:00", 1),
        stated(Milestone.STARTED, "14:30", 2),
        stated(Milestone.DETECTED, "14:10", 3),
    )
    numbers = section(drafted(briefing((), statements)), "numbers")
    sentence = "detected (14:10:00 UTC) lies before started (14:30:00 UTC)"
    assert f"| Time to detect, TTD | not recorded ({sentence}) |" in numbers
    assert f"- Out of order: {sentence}." in numbers


def test_a_drill_in_private_says_so() -> None:
    about = briefing((), (), incident=incident(private=True, drill=True, affected="Checkout, EU"))
    draft = drafted(about).markdown
    assert "| Severity | sev1 (a drill) |" in draft
    assert "/C0INC7) (private) |" in draft
    assert "| Affected | Checkout, EU |" in draft
    assert "(INC-7, sev1, a drill) was declared" in draft


def test_a_format_is_one_file(tmp_path: Path) -> None:
    folder = tmp_path / "postmortem"
    folder.mkdir()
    (folder / "short.md.j2").write_text("# {{ title }}\n\n## Story\n\n{{ fixed_by }}\n")
    drafter = Drafter(tmp_path)
    assert drafter.formats == ("short",)
    draft = drafter.draft(small(), format="short", written={}, now=NOW)
    assert draft.markdown == (
        "# Mail \\| is &lt;b>slow&lt;/b>\n\n## Story\n\nrestarted the relay\n"
    )


def test_a_format_that_speaks_of_what_there_is_not_is_named_with_its_line(tmp_path: Path) -> None:
    folder = tmp_path / "postmortem"
    folder.mkdir()
    (folder / "short.md.j2").write_text("# {{ title }}\n\n{{ weather }}\n")
    with pytest.raises(TemplateFault) as caught:
        Drafter(tmp_path).draft(small(), format="short", written={}, now=NOW)
    assert str(caught.value) == "short.md.j2, line 3: 'weather' is undefined"


def outline(document: str) -> list[tuple[str, int]]:
    """The document's blocks, but for what is inside its items, which may hold code."""
    inside = {"fence", "paragraph_open", "inline", "paragraph_close"}
    return [
        (token.type, token.level)
        for token in READER.parse(document)
        if not (token.type in inside and token.level > 1)
    ]


@given(
    st.text(alphabet="`*_~[]()<>!&|\\#+-=:.1x \n\t/", min_size=1),
    st.sampled_from(["", "\n## Injected\n\n<!channel>", "```\n", "|\n|---|\n"]),
)
def test_no_text_of_anybody_takes_the_document_apart(text: str, more: str) -> None:
    about = rich()
    hostile = f"x{text}{more}"
    plain, evil = (
        replace(
            about,
            incident=replace(about.incident, title=words, affected=words, severity=words),
            people={who: replace(each, name=words) for who, each in about.people.items()},
            lines=tuple(
                replace(each, text=words, files=(File(name=words, type=words, link=words),))
                for each in about.lines
            ),
        )
        for words in ("x", hostile)
    )
    document = drafted(evil).markdown
    assert outline(document) == outline(drafted(plain).markdown)
    tokens = [each for token in READER.parse(document) for each in (token, *(token.children or ()))]
    assert not [token.content for token in tokens if token.type.startswith("html")]
    links = {token.attrs["href"] for token in tokens if token.type == "link_open"}
    assert all(str(link).startswith("https://example.slack.com/archives/") for link in links)
