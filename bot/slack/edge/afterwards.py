"""What follows the 200: answers through the outbox, forms opened while the trigger lives.

An answer is a notice like any other, so that it survives us; only while the database is away is it
sent at once, as well as may be.
"""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict
from datetime import datetime
from typing import Any

import structlog
from slack_sdk import WebClient

import storage.outbox
from bot.commands.desk import Visit
from bot.delivery import DeliveryFailed
from bot.domain.notices import Json, Notice, NoticeKind, person_lane
from bot.domain.replies import Reply
from bot.slack import replies
from bot.slack.addresses import origin
from bot.slack.courier import calls
from storage import Unavailable
from storage.database import Database

THREADS = 4
NOT_OPENED = "Slack did not open the form. Try again."

log = structlog.get_logger(__name__)


class Afterwards:
    """Its methods may be called from any thread and never raise what the visitor cannot mend."""

    def __init__(
        self,
        database: Database,
        client: WebClient,
        clock: Callable[[], datetime],
        *,
        answer_origins: frozenset[str],
    ) -> None:
        self._database = database
        self._client = client
        self._clock = clock
        self._answer_origins = answer_origins
        self._threads = ThreadPoolExecutor(THREADS, thread_name_prefix="afterwards")

    def answer(self, visit: Visit, address: str | None, reply: Reply) -> None:
        """Answer a press where it was made, or the person alone where Slack gave no address."""
        if not address:
            self.tell(visit, reply)
        elif reply.text:
            self._post(visit, NoticeKind.ANSWERED, {"address": address, **_said(reply)})

    def tell(self, visit: Visit, reply: Reply) -> None:
        """Tell the visitor alone, in the channel they came from."""
        if reply.text:
            facts: dict[str, Json] = {"person": visit.person.id, "channel": visit.channel}
            self._post(visit, NoticeKind.TOLD, {**facts, **_said(reply)})

    def reply_at_once(self, address: str | None, reply: Reply) -> None:
        """Answer with no database behind us; what fails is logged and forgotten."""
        if address and origin(address) in self._answer_origins:
            self._threads.submit(self._send, address, reply)

    def open(self, trigger: str, view: dict[str, Any], address: str | None) -> None:
        """Open a form. A trigger lives three seconds, so this cannot wait for the outbox."""
        self._threads.submit(self._open, trigger, view, address)

    def update(self, view_id: str, view_hash: str, view: dict[str, Any]) -> None:
        """Show another view in place of one that is open, unless that has changed meanwhile."""
        self._threads.submit(self._update, view_id, view_hash, view)

    def close(self) -> None:
        self._threads.shutdown(wait=True)

    def _post(self, visit: Visit, kind: NoticeKind, facts: dict[str, Json]) -> None:
        notice = Notice(
            kind=kind,
            workspace=visit.workspace,
            lane=person_lane(visit.person.id),
            facts=facts,
        )
        try:
            with self._database.transaction(urgent=True) as tx:
                storage.outbox.post(tx, notice, now=self._clock())
        except Unavailable as outage:
            log.warning("answer_not_stored", kind=kind, reason=str(outage))
            self.reply_at_once(str(facts.get("address") or ""), _reply(facts))

    def _open(self, trigger: str, view: dict[str, Any], address: str | None) -> None:
        try:
            calls.call(self._client.views_open, trigger_id=trigger, view=view)
        except DeliveryFailed as failure:
            log.warning("form_not_opened", reason=failure.reason)
            if address and origin(address) in self._answer_origins:
                self._send(address, Reply(text=NOT_OPENED))

    def _update(self, view_id: str, view_hash: str, view: dict[str, Any]) -> None:
        try:
            calls.call(self._client.views_update, view_id=view_id, hash=view_hash, view=view)
        except DeliveryFailed as failure:
            log.warning("form_not_updated", reason=failure.reason)

    def _send(self, address: str, reply: Reply) -> None:
        try:
            calls.send(address, repeatable=False, json=replies.ephemeral(reply.text, reply.buttons))
        except DeliveryFailed as failure:
            log.warning("answer_not_sent", reason=failure.reason)


def _said(reply: Reply) -> dict[str, Json]:
    return {"text": reply.text, "buttons": [asdict(button) for button in reply.buttons]}


def _reply(facts: dict[str, Json]) -> Reply:
    return Reply(text=str(facts.get("text") or ""))
