"""Commands, presses, forms and shortcuts: taken to the desk, and answered within the same request.

Slack repeats none of them, so that every outcome is a sentence in a 200. What Slack wants by a call
of its own (a form to be opened, the answer to a press) follows the 200.
"""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from slack_bolt.response import BoltResponse

from bot.commands import wording
from bot.commands.desk import Desk
from bot.commands.forms import FormErrors
from bot.domain.channel_signs import nameless
from bot.domain.replies import Form, FormName, Reply
from bot.slack import buttons, forms, replies, text
from bot.slack.edge import shortcuts, visits
from bot.slack.edge.acquaintances import Acquaintances
from bot.slack.edge.afterwards import Afterwards
from bot.slack.messages import Us
from storage import Unavailable

Body = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Interactions:
    """The desk is synchronous: each visit has a thread."""

    desk: Desk
    known: Acquaintances
    afterwards: Afterwards
    sheets: forms.Sheets
    us: Us

    async def commanded(self, body: Body) -> BoltResponse:
        """The reply is the answer itself; a form opens instead of it."""
        reply = await asyncio.to_thread(self._command, body)
        if reply.form:
            return BoltResponse(status=200)
        return BoltResponse(status=200, body=replies.ephemeral(reply.text, reply.buttons))

    async def pressed(self, body: Body) -> BoltResponse:
        """A press is answered through its response_url, or by the form that it opens."""
        await asyncio.to_thread(self._press, body)
        return BoltResponse(status=200)

    async def submitted(self, body: Body) -> BoltResponse:
        """An accepted form closes; one that is not stays open with what was typed."""
        errors = await asyncio.to_thread(self._submit, body)
        if errors:
            return BoltResponse(status=200, body=forms.sent_back(body["view"], errors))
        return BoltResponse(status=200)

    async def shortcut(self, body: Body) -> BoltResponse:
        """A form to declare, filled in from a message where there is one; or a message to keep."""
        declares = body["callback_id"] == shortcuts.DECLARE
        await asyncio.to_thread(self._offer if declares else self._keep, body)
        return BoltResponse(status=200)

    def _command(self, body: Body) -> Reply:
        words = nameless(text.kept(body.get("text") or ""))
        try:
            visit = visits.of_command(body, self.known)
        except Unavailable:
            return Reply(text=wording.NOT_SAVED)
        reply = self.desk.command(visit, words)
        if reply.form:
            self._open(body, reply.form, channel=body.get("channel_id"))
        return reply

    def _press(self, body: Body) -> None:
        pressed, address = body["actions"][0], body.get("response_url")
        wanted = buttons.pressed(pressed) or forms.chosen(pressed, body.get("view") or {})
        if wanted is None:
            return
        try:
            visit = visits.of_press(body, self.known)
        except Unavailable:
            self.afterwards.reply_at_once(address, Reply(text=wording.NOT_SAVED))
            return
        reply = self.desk.press(visit, *wanted)
        if reply.form:
            self._open(body, reply.form, channel=visit.channel)
        else:
            self.afterwards.answer(visit, address, reply)

    def _submit(self, body: Body) -> Mapping[str, str]:
        """What is wrong with the form, by field; nothing where it was accepted."""
        filled = forms.filled_in(body["view"])
        try:
            visit = visits.of_form(body, self.known)
        except Unavailable:
            return {"": wording.NOT_SAVED}
        answer = self.desk.submit(visit, filled.name, filled.values, kept=filled.kept)
        if isinstance(answer, FormErrors):
            return answer.errors
        self.afterwards.tell(visit, answer)
        return {}

    def _offer(self, body: Body) -> None:
        said = shortcuts.message(body, self.us)
        view = self.sheets.view(Form(name=FormName.DECLARE), channel=None, kept=said)
        self.afterwards.open(body["trigger_id"], view, body.get("response_url"))

    def _keep(self, body: Body) -> None:
        address, said = body.get("response_url"), shortcuts.message(body, self.us)
        try:
            visit = visits.of_shortcut(body, self.known)
        except Unavailable:
            self.afterwards.reply_at_once(address, Reply(text=wording.NOT_SAVED))
            return
        reply = self.desk.keep(visit, said) if said else Reply(text=shortcuts.NOTHING_SAID)
        self.afterwards.answer(visit, address, reply)

    def _open(self, body: Body, form: Form, *, channel: str | None) -> None:
        """Open the form, or show it in place of the one in which something was chosen."""
        view = self.sheets.view(form, channel=channel)
        shown = body.get("view")
        if shown:
            self.afterwards.update(shown["id"], shown["hash"], view)
        else:
            self.afterwards.open(body["trigger_id"], view, body.get("response_url"))
