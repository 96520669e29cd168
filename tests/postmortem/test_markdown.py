"""Text of people in the document: as they typed it, and never mark-up."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from bot.postmortem import markdown
from bot.postmortem.markdown import Markdown

READER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
ALLOWED = {"text", "text_special", "code_inline", "softbreak", "hardbreak"}
_PIECES = r"""
    <!channel> <script> </b> <!-- ** __ ~~ ` ``` ~ * _ $ \ | |---| |:-- :-- --- === word {{7*7}} {%x
    [a](http://x) ![i](u) [x]:http://y https://a.example/b_c &amp; &#60; # ## - + 1. 1) > [x] [ ]
"""
BLANKS = [" ", "\n", "\n\n", "    ", "\t", "\r", "\u202e", "\u2066", "\x00", "\x1b", "\u2028"]
HOSTILE = st.one_of(
    st.text(),
    st.text(alphabet="`*_~[]()<>!&|\\#+-=:.1x \n\t/h"),
    st.lists(st.sampled_from([*_PIECES.split(), *BLANKS])).map("".join),
)


def inline(document: str) -> list[Token]:
    """All that stands in the document's lines, links of addresses that show themselves left out."""
    found = [child for token in READER.parse(document) for child in token.children or ()]
    kept: list[Token] = []
    for number, token in enumerate(found):
        if token.type in {"link_open", "link_close"} and token.markup == "autolink":
            assert token.type == "link_close" or found[number + 1].content.startswith("http")
        else:
            kept.append(token)
    return kept


def structure(document: str) -> list[str]:
    return [token.type for token in READER.parse(document)]


@pytest.mark.parametrize(
    "text",
    [
        "5.2% of requests fail, p99 > 2s, ~3 min behind",
        "[FIRING:1] HighErrorRate (job=checkout)",
        "snake_case_names and 3 * 4 stay, R&D too; 5 < 6, <5ms, a <- b",
        "1402 UTC: failover - started! #ops said so; 2) is not at the start",
        'costs $5? yes: {see} @someone 100% "quoted" it\'s ^fine^',
        "本番環境が落ちた — ещё раз 🔥",
    ],
)
def test_ordinary_text_is_written_as_it_is(text: str) -> None:
    assert markdown.cell(text) == text
    assert markdown.line(text) == text


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("*down* _now_ __init__", r"\*down\* \_now\_ \_\_init\_\_"),
        ("it is ~~gone~~", r"it is ~\~gone\~\~"),
        ("see [docs](http://x) ![i](u)", r"see [docs\](<http://x>) ![i\](u)"),
        ("<!channel> <b>x</b>", "&lt;!channel> &lt;b>x&lt;/b>"),
        ("a | b", r"a \| b"),
        ("&lt; stays, R&D too", "&amp;lt; stays, R&D too"),
        (r"C:\temp", r"C:\\temp"),
        ("`kubectl get | wc`", r"`kubectl get \| wc`"),
        ("one ` tick", r"one \` tick"),
        ("first\n\n  second", "first / second"),
        ("\u202egpj.exe\u2069", "gpj.exe"),
        ("{{ 7 * 7 }} {% raw %}", "{{ 7 * 7 }} {% raw %}"),
        ("https://a.example/b_c?d=*1, then", "<https://a.example/b_c?d=*1>, then"),
        ("```\nmax | 500\n```", r"`max \| 500`"),
    ],
)
def test_what_would_be_mark_up_in_a_row_is_escaped(text: str, written: str) -> None:
    assert markdown.cell(text) == written


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("# heading", r"\# heading"),
        ("#ops is a channel", "#ops is a channel"),
        ("- item", r"\- item"),
        ("-10m is a time", "-10m is a time"),
        ("1. first", r"1\. first"),
        ("1.5 hours", "1.5 hours"),
        ("> quoted", r"\> quoted"),
        ("---", r"\---"),
        ("===", r"\==="),
        ("[ ] todo", r"\[ ] todo"),
        ("* star", r"\* star"),
        ("a `|` pipe", r"a \`\|\` pipe"),
    ],
)
def test_what_would_be_mark_up_at_the_start_of_a_line_is_escaped(text: str, written: str) -> None:
    assert markdown.line(text) == written


def test_an_item_keeps_its_lines_and_its_code() -> None:
    text = "Pool is full\n# see\n```\n# max | 500\n```\nso we wait"
    assert markdown.block(text, indent="  ") == (
        "Pool is full\\\n  \\# see\n  ```\n  # max | 500\n  ```\n  so we wait"
    )


def test_code_that_holds_fences_is_fenced_by_longer_ones() -> None:
    assert markdown.block("```a ```` b```", indent="") == "\n`````\na ```` b\n`````"


def test_a_link_shows_its_label_as_text_and_leads_nowhere_but_the_web() -> None:
    assert markdown.link("pool [prod].png", "https://f.example/a (1)_b?c&lt;") == (
        r"[pool \[prod\].png](https://f.example/a%20%281%29_b?c%26lt;)"
    )
    assert markdown.link("x](http://evil)", "javascript:alert(1)") == r"x\](http://evil)"


def test_a_text_too_long_to_read_says_how_much_more_there_is() -> None:
    assert markdown.shortened("a" * 40_000) == "a" * 2000 + "… (38,000 more characters)"
    assert markdown.shortened("a" * 2000) == "a" * 2000


def test_templates_escape_what_is_not_markdown_already() -> None:
    assert markdown.finalised("**x**") == r"\*\*x\*\*"
    assert markdown.finalised(Markdown("**x**")) == "**x**"
    assert markdown.finalised(7) == "7"


@given(HOSTILE)
@example("a\\|b`c|d`e\\")
def test_no_text_leaves_its_cell(text: str) -> None:
    head = "| a | b |\n|---|---|\n"
    document = f"{head}| {markdown.cell(text)} | {markdown.cell(text)} |\n\n## next\n"
    assert structure(document) == structure(f"{head}| x | x |\n\n## next\n")
    assert {token.type for token in inline(document)} <= ALLOWED


@given(HOSTILE, HOSTILE)
def test_no_line_of_text_is_mark_up_wherever_it_stands(one: str, other: str) -> None:
    for frame in ("{}", "before {} after", "- {}", "before\n{}", "“{}” and “{}”."):
        document = f"{frame}\n\n## next\n"
        written = document.format(markdown.line(one) or "x", markdown.line(other) or "x")
        assert structure(written) == structure(document.format("x", "x"))
        assert {token.type for token in inline(written)} <= ALLOWED


@given(HOSTILE)
def test_no_text_leaves_its_item(text: str) -> None:
    written = markdown.block(text, indent="  ")
    document = f"- **14:02** by: {written}\n- second\n\n## next\n"
    read = [token for token in READER.parse(document) if token.level <= 1]
    assert [token.type for token in read] == [
        "bullet_list_open",
        *("list_item_open", "list_item_close") * 2,
        "bullet_list_close",
        *("heading_open", "inline", "heading_close"),
    ]
    within = {token.type for token in READER.parse(document) if token.level > 1}
    assert within <= {"paragraph_open", "inline", "paragraph_close", "fence"}
    assert {token.type for token in inline(document)} <= ALLOWED | {"strong_open", "strong_close"}


@given(HOSTILE, HOSTILE)
def test_no_label_and_no_address_makes_more_than_one_link(label: str, path: str) -> None:
    address = f"https://files.example.com/{path}"
    document = f"before {markdown.link(f'x{label}', address)} after"
    opened = [token for token in inline(document) if token.type == "link_open"]
    assert len(opened) <= 1
    assert {token.type for token in inline(document)} <= ALLOWED | {"link_open", "link_close"}
    for token in opened:
        assert str(token.attrs["href"]).startswith("https://files.example.com/")


@given(st.text(alphabet=st.characters(exclude_categories=["C", "Z"]), min_size=1))
def test_what_is_read_is_what_was_typed(text: str) -> None:
    read = "".join(token.content for token in inline(f"x {markdown.line(text)}"))
    assert read.removeprefix("x ").replace("`", "") == text.replace("`", "")
