"""One question to the app and its answer, timed and logged."""

from dataclasses import dataclass

from devslack.delivery.answer import Answer
from devslack.site import Site
from devslack.wire import Json
from devslack.workspace.model import Channel, Person

_ERRORS = {"http_timeout": "operation_timeout", "timeout": "operation_timeout"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """`error` is Slack's word for what the person then reads; None when the app answered."""

    answer: Answer
    elapsed_ms: int

    @property
    def error(self) -> str | None:
        if self.answer.failure is None:
            return None
        return _ERRORS.get(self.answer.failure, "dispatch_failed")

    @property
    def status(self) -> int:
        """What HTTP said; 504 for an answer that was late, 502 for none at all."""
        if self.answer.status:
            return self.answer.status
        return 504 if self.error == "operation_timeout" else 502

    @property
    def body(self) -> Json:
        """The answer as an object: plain words are a text."""
        body = self.answer.body
        if isinstance(body, str):
            return {"text": body} if body.strip() else {}
        return body or {}

    def shape(self) -> Json:
        shape: Json = {"status": self.status, "elapsed_ms": self.elapsed_ms}
        return shape | ({"error": self.error} if self.error else {})


async def ask(site: Site, kind: str, payload: Json) -> Outcome:
    begun = site.tickets.real()
    answer = await site.courier.ask(kind, payload)
    elapsed = int((site.tickets.real() - begun) * 1000)
    outcome = Outcome(answer=answer, elapsed_ms=elapsed)
    logged = {"type": kind, "payload": payload, "answer": answer.body, **outcome.shape()}
    site.log.interactions.append(logged)
    return outcome


def interactive(site: Site, kind: str, person: Person) -> Json:
    """The keys that every interactive payload has."""
    return {
        "type": kind,
        "token": site.credentials.verification_token,
        "team": {"id": site.team.id, "domain": site.team.domain},
        "user": {
            "id": person.id,
            "username": person.name,
            "name": person.name,
            "team_id": person.team_id,
        },
        "api_app_id": site.bot.app_id,
        "trigger_id": site.tickets.new_trigger(person.id),
        "enterprise": None,
        "is_enterprise_install": False,
    }


def response_url(site: Site, key: str) -> str:
    return f"{site.address}/respond/{key}"


def channel_stub(channel: Channel) -> Json:
    names = {"im": "directmessage", "group": "privategroup"}
    return {"id": channel.id, "name": names.get(channel.kind, channel.name)}
