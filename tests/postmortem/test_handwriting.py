"""What people write into a section stays what they wrote, and the document around it whole."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from bot.postmortem.handwriting import fitted
from bot.postmortem.sections import parted

READER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
_PIECES = r"""
    # ## - > 1. === --- ` ``` ~~~ | * word <b> </b> <!-- --> <script> <? <![CDATA[ <div [a]: [a](b)
    <https://a.example> \
"""
BLANKS = [" ", "\n", "\n\n", "    ", "\t", "\r", "\x0b", "\u2028"]
WRITING = st.one_of(st.text(), st.lists(st.sampled_from([*_PIECES.split(), *BLANKS])).map("".join))


@pytest.mark.parametrize(
    "body",
    [
        "Two *pools* were full: [graph](https://g.example/1).\n\n- one\n- two",
        "| a | b |\n|---|---|\n| 1 | 2 |",
        "### Users\n\nNobody could pay.\n\n#### In the EU\n\nHalf.",
        "```html\n<b># not a heading</b>\n```",
        "Use `<div>` there, 1 < 2, <https://a.example/x>",
    ],
)
def test_markdown_that_fits_stays_as_it_is(body: str) -> None:
    assert fitted(body) == body


@pytest.mark.parametrize(
    ("body", "written"),
    [
        ("# Users\n\nNobody.\n\n## EU\n\nHalf.", "### Users\n\nNobody.\n\n#### EU\n\nHalf."),
        ("Users\n=====\n\nNobody.\n\nEU\n--\n\nHalf.", "### Users\n\nNobody.\n\n#### EU\n\nHalf."),
        ("## EU\n\n### Users\n\n###### Deep", "### EU\n\n#### Users\n\n###### Deep"),
        ("A <b>bold</b> word", "A &lt;b>bold&lt;/b> word"),
        ("<script>\nalert(1)\n</script>", "&lt;script>\nalert(1)\n&lt;/script>"),
        ("<!-- the rest of the page", "&lt;!-- the rest of the page"),
        ("```\nleft open", "```\nleft open\n```"),
        ("one\r\ntwo", "one\ntwo"),
    ],
)
def test_what_would_change_the_document_is_changed_as_little_as_may_be(
    body: str, written: str
) -> None:
    assert fitted(body) == written


def test_what_cannot_be_fitted_stands_there_as_text() -> None:
    assert fitted("- a\n  ```\n  b\n\nleft open") == "\\- a\\\n\\`\\`\\`\\\nb\\\nleft open"


@given(WRITING)
def test_no_writing_changes_what_is_around_it(body: str) -> None:
    document = f"# top\n\n## before\n\n{fitted(body)}\n\n## after\n\nend\n"
    tokens = READER.parse(document)
    high = [
        tokens[number + 1].content
        for number, token in enumerate(tokens)
        if token.type == "heading_open" and token.tag in {"h1", "h2"}
    ]
    assert high == ["top", "before", "after"]
    assert [token.content for token in tokens[-2:-1]] == ["end"]
    every = [each for token in tokens for each in (token, *(token.children or ()))]
    assert not [token.content for token in every if token.type.startswith("html")]
    assert [section.title for section in parted(document)[1]] == ["before", "after"]
