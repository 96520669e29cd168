"""A courier on its round: an incident, notices about it, and what people then read in Slack."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import timedelta
from itertools import count
from pathlib import Path
from typing import Any

from slack_sdk import WebClient

from bot.domain.briefing import Briefing
from bot.domain.incident import Incident, Status
from bot.domain.metrics import measure
from bot.domain.moments import Moments
from bot.domain.notices import Json, Notice, NoticeKind
from bot.domain.people import Person
from bot.domain.receipts import Receipt
from bot.localslack import LocalSlack
from bot.main import now
from bot.rendering import Renderer
from bot.slack.addresses import answer_origins
from bot.slack.courier.courier import SlackCourier
from bot.slack.courier.errand import Office
from bot.slack.identity import home
from bot.slack.mrkdwn import finalised
from storage.drafts import Draft
from storage.outbox import Parcel

TEMPLATES = Path(__file__).parents[2] / "templates" / "slack"
numbers = count(1)


@dataclass
class Round:
    slack: LocalSlack
    client: WebClient
    title: str = "checkout is down"
    private: bool = False
    announce_channel: str = "incidents"
    kept: dict[str, Json] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.home = home(self.client)
        state = self.slack.get("state")
        self.ids = {each["name"]: each["id"] for each in state["people"]}
        self.number = next(numbers)
        self.briefing = self._first_briefing()
        office = Office(
            client=self.client,
            renderer=Renderer(TEMPLATES, finalised),
            us=self.home.us,
            announce_channel=self.announce_channel,
            answer_origins=answer_origins(self.slack.at.base_url),
        )
        self.courier = SlackCourier(office)

    def parcel(self, kind: NoticeKind, **facts: Json) -> Parcel:
        """A parcel that was never tried."""
        incident = self.briefing.incident
        notice = Notice(
            kind=kind,
            workspace=incident.workspace,
            lane="test",
            incident=incident.id,
            facts=facts,
        )
        return Parcel(
            id=next(numbers),
            notice=notice,
            attempt=1,
            in_doubt=False,
            made_at=now(),
            first_tried_at=now(),
            progress={},
        )

    def deliver(self, parcel: Parcel, draft: Draft | None = None) -> Receipt:
        return self.courier.deliver(parcel, self.briefing, self.kept.update, draft=draft)

    def find(self, parcel: Parcel) -> Receipt | None:
        return self.courier.find(parcel, self.briefing)

    def tell(self, kind: NoticeKind, **facts: Json) -> Receipt:
        return self.deliver(self.parcel(kind, **facts))

    def declare(self) -> None:
        """The channel and its headline, with their addresses written down as delivery does."""
        made = self.tell(NoticeKind.DECLARED)
        self.know(channel=made.channel, channel_name=made.channel_name)
        self.know(headline=self.tell(NoticeKind.HEADLINE_POSTED).ts)
        people = [self.ids["reporter"], self.ids["commander"]]
        self.tell(NoticeKind.INVITED, people=list(people))

    def know(self, **changes: Any) -> None:
        """Change the incident."""
        self.brief(incident=replace(self.briefing.incident, **changes))

    def brief(self, **changes: Any) -> None:
        """Change anything else that is known."""
        self.briefing = replace(self.briefing, **changes)

    def channel(self) -> str:
        assert self.briefing.incident.channel
        return self.briefing.incident.channel

    def read(self, channel: str | None = None, reader: str = "reporter") -> list[dict[str, Any]]:
        """What a person reads in a channel, oldest first."""
        place = channel or self.channel()
        return list(self.slack.get("messages", channel=place, **{"as": reader})["messages"])

    def posts(self, channel: str | None = None) -> list[dict[str, Any]]:
        """The bot's own posts in a channel."""
        ours = self.home.us.bot_id
        return [each for each in self.read(channel) if each.get("bot_id") == ours]

    def called(self, method: str) -> list[dict[str, Any]]:
        """The calls of one method that Slack has heard since the test began."""
        log = self.slack.get("log")
        return [call for call in log["calls"] if call["method"] == method]

    def fail(self, method: str, **fault: Any) -> None:
        self.slack.post("faults", methods={method: fault})

    def _first_briefing(self) -> Briefing:
        declared_at = (now() - timedelta(seconds=2)).replace(microsecond=0)
        moments = Moments(known={})
        return Briefing(
            incident=Incident(
                id=self.number,
                workspace=self.home.workspace,
                number=self.number,
                title=self.title,
                severity="sev1",
                status=Status.INVESTIGATING,
                private=self.private,
                drill=False,
                affected="",
                declared_at=declared_at,
                declared_by=self.ids["reporter"],
            ),
            roles=(),
            lines=(),
            moments=moments,
            measurements=measure(moments),
            people=self._people(self.ids.items()),
            link_base=self.home.url,
        )

    def _people(self, ids: Iterable[tuple[str, str]]) -> Mapping[str, Person]:
        return {
            person: Person(
                workspace=self.home.workspace, id=person, name=name, zone="Europe/Berlin"
            )
            for name, person in ids
        }


def texts(blocks: Iterable[dict[str, Any]]) -> str:
    """Everything that stands in the blocks, one text a line."""
    found: list[str] = []
    for block in blocks:
        parts = [block.get("text"), *(block.get("fields") or []), *(block.get("elements") or [])]
        for part in parts:
            words = part.get("text") if isinstance(part, dict) else None
            words = words.get("text") if isinstance(words, dict) else words
            found += [words] if words else []
    return "\n".join(found)
