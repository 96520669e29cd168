"""People and channels are written by their names, never by ids."""

from tests.stories.here import Here


def test_a_channel_that_is_mentioned_is_written_by_its_name(here: Here) -> None:
    here.responder.reacts(here.responder.says("Customers ask in #general"), "mag")
    assert [line[1] for line in here.timeline()] == ["Customers ask in #general"]


def test_a_note_from_a_thread_names_its_channel(here: Here) -> None:
    parent = here.responder.says("Who else?")
    here.responder.says("@scribe note customers ask in #general", in_thread_of=parent)
    assert [line[1] for line in here.timeline()] == ["customers ask in #general"]


def test_a_private_channel_is_mentioned_without_a_name(here: Here) -> None:
    said = here.team.alerted("Deployed from <#C0SECRET|>")
    here.responder.reacts(said, "mag")
    assert [line[1] for line in here.timeline()] == ["Deployed from #private-channel"]


def test_two_messages_about_one_channel_are_both_kept(here: Here) -> None:
    here.team.scene.slack.post("channels", name="checkout-eu", **{"as": "reporter"})
    said = [here.responder.says(f"{words} in #checkout-eu") for words in ("errors", "more errors")]
    for each in said:
        here.responder.reacts(each, "mag")
    assert [line[1] for line in here.timeline()] == [
        "errors in #checkout-eu",
        "more errors in #checkout-eu",
    ]


def test_somebody_of_another_company_is_known_by_name(here: Here) -> None:
    supplier = here.team.joined_by("supplier", team_id="T0ELSEWHERE", is_stranger=True, tz=None)
    supplier.goes_to(here.channel)
    here.responder.reacts(supplier.says("It is our gateway"), "dart")
    assert here.timeline() == [
        ("12:00:00", "It is our gateway", "supplier", ("identified",)),
    ]


def test_whoever_marks_from_another_company_is_known_by_name(here: Here) -> None:
    said = here.responder.says("It is the gateway, says @partner")
    partner = here.team.joined_by("partner", team_id="T0ELSEWHERE", is_stranger=True, tz=None)
    partner.goes_to(here.channel)
    partner.reacts(said, "dart")
    here.team.scene.settle()
    briefing = here.team.scene.briefing(here.number)
    [line] = [each for each in briefing.lines if each.marks]
    assert [briefing.name_of(mark.person) for mark in line.marks] == ["partner"]
