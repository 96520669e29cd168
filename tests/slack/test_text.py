"""Text on its way in and out: kept as a reader sees it, sent so that it does nothing by itself."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain import channel_signs
from bot.domain.people import SIGN, mention, mentioned
from bot.slack import blocks
from bot.slack.instants import instant, timestamp
from bot.slack.mrkdwn import escaped, fitted, link, spoken
from bot.slack.text import kept

U1 = mention("U1")

# What Slack would act on; `<@U..>` and `<https://..>` are the two things that people may say.
ACTS = re.compile(r"<[^>]*>")
HARMLESS = re.compile(r"<@[UW][A-Z0-9]+>|<https?://[^|>]+>")


@pytest.mark.parametrize(
    ("sent", "read"),
    [
        ("plain", "plain"),
        ("a &lt;b&gt; &amp; &amp;lt;", "a <b> & &lt;"),
        ("<@U1> look", f"{U1} look"),
        ("<@U1|ada> look", f"{U1} look"),
        ("see <#C1|general>", "see #general"),
        ("see <#C1> and <#C2|>", f"see {channel_signs.sign('C1')} and {channel_signs.sign('C2')}"),
        ("<!here> and <!channel>", "@here and @channel"),
        ("<!subteam^S1|@sre> and <!subteam^S1>", "@sre and @group"),
        ("<!date^1392734382^{date}|18 Feb 2014>", "18 Feb 2014"),
        ("<https://a.example/?a=1&amp;b=2>", "https://a.example/?a=1&b=2"),
        ("<https://a.example|the graph>", "the graph (https://a.example)"),
        ("<http://a.example|a.example>", "http://a.example"),
        ("<mailto:x@a.example|x@a.example>", "x@a.example"),
        ("*bold* :fire: `code`", "*bold* :fire: `code`"),
        (f"{SIGN}@U1{SIGN} typed by hand", "@U1 typed by hand"),
        ("1 < 2", "1 < 2"),
    ],
)
def test_text_is_kept_as_a_person_reads_it(sent: str, read: str) -> None:
    assert kept(sent) == read


@given(st.text())
def test_typed_text_arrives_as_typed(typed: str) -> None:
    """Slack escapes what people type; apart from our own sign nothing of it is lost."""
    typed = typed.replace(SIGN, "")
    assert kept(escaped(typed)) == typed


@given(st.text())
def test_no_typed_text_can_imitate_a_mention(typed: str) -> None:
    assert mentioned(kept(escaped(typed))) == frozenset()


@given(st.text(alphabet=st.sampled_from("<>&!@#|^ channelhtps:/.U1\u2063\n")) | st.text())
def test_nothing_that_people_write_calls_anybody_but_those_they_mention(written: str) -> None:
    said = spoken(written)
    assert [found for found in ACTS.findall(said) if not HARMLESS.fullmatch(found)] == []
    assert "<" not in HARMLESS.sub("", said)
    assert ">" not in HARMLESS.sub("", said)


@given(st.text(min_size=1), st.integers(min_value=10, max_value=300))
def test_text_that_is_cut_is_cut_to_its_limit_and_stays_harmless(part: str, limit: int) -> None:
    cut = fitted((part + U1 + "<&") * 60, limit)
    assert len(cut) <= limit
    assert "<" not in HARMLESS.sub("", cut)


@given(st.text(alphabet=st.sampled_from("ab &<\n"), min_size=1, max_size=9000))
def test_long_text_is_all_there_in_sections_that_slack_takes(written: str) -> None:
    said = spoken(written)
    sections = [block["text"]["text"] for block in blocks.paragraphs(said)]
    assert all(1 <= len(section) <= 3000 for section in sections)
    assert "".join("".join(sections).split()) == "".join(said.split())


def test_a_link_shows_a_label_that_cannot_end_it() -> None:
    assert link("https://a.example/?a&b", "a|b>") == "<https://a.example/?a&amp;b|a¦b&gt;>"


@given(st.datetimes(datetime(1970, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC)))  # noqa: DTZ001 - hypothesis wants naive bounds
def test_a_timestamp_means_its_instant_to_the_microsecond(at: datetime) -> None:
    assert instant(timestamp(at)) == at


def test_timestamps_of_fewer_digits_mean_what_they_say() -> None:
    assert instant("1700000000") == datetime(2023, 11, 14, 22, 13, 20, tzinfo=UTC)
    assert instant("1700000000.5") - instant("1700000000") == timedelta(milliseconds=500)
