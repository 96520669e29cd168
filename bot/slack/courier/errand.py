"""One parcel on its way, with everything that telling it may need."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from slack_sdk import WebClient

from bot.delivery import DeliveryFailed, Keep
from bot.domain.briefing import Briefing
from bot.domain.incident import Incident
from bot.domain.notices import Json
from bot.rendering import Renderer
from bot.slack.courier import calls
from bot.slack.courier.calls import Answer
from bot.slack.messages import Us
from bot.slack.mrkdwn import Mrkdwn
from storage.drafts import Draft
from storage.outbox import Parcel


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """What all errands of one workspace share."""

    client: WebClient
    renderer: Renderer
    us: Us
    announce_channel: str
    answer_origins: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Errand:
    shared: Office
    parcel: Parcel
    known: Briefing | None
    keep: Keep
    draft: Draft | None = None

    @property
    def client(self) -> WebClient:
        return self.shared.client

    @property
    def workspace(self) -> str:
        return self.parcel.notice.workspace

    @property
    def facts(self) -> Mapping[str, Json]:
        return self.parcel.notice.facts

    @property
    def briefing(self) -> Briefing:
        """What is known of the incident. Raises DeliveryFailed for a notice without one."""
        if self.known is None:
            raise DeliveryFailed("the incident is gone", permanent=True)
        return self.known

    @property
    def incident(self) -> Incident:
        return self.briefing.incident

    @property
    def channel(self) -> str:
        """The incident's channel, which a notice that needs it waits for."""
        if self.incident.channel is None:
            raise DeliveryFailed("the incident has no channel yet")
        return self.incident.channel

    def fact(self, name: str) -> str:
        """A fact as text; "" where the notice does not carry it."""
        return str(self.facts.get(name) or "")

    def call(self, method: Callable[..., Any], **arguments: Any) -> Answer:
        return calls.call(method, **arguments)

    def prose(self, template: str, **values: object) -> Mrkdwn:
        """The words of a template: everything in it that is not mark-up of ours is escaped."""
        return Mrkdwn(self.shared.renderer.render(f"{template}.mrkdwn.j2", **values).strip())
