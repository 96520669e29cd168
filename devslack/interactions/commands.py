"""Slash commands, as typed into a channel."""

from devslack.interactions.exchange import ask, response_url
from devslack.interactions.replies import say
from devslack.site import Site
from devslack.wire import Json, Refused
from devslack.workspace.model import Channel, Person
from devslack.workspace.talk import Draft, show_ephemeral
from devslack.workspace.text import normalise

_CHANNEL_NAMES = {"im": "directmessage", "group": "privategroup"}


async def run_command(
    site: Site, person: Person, channel: Channel, typed: str, thread_ts: str | None
) -> Json:
    """What came of it: `status`, `reply` (the acknowledgement's body) and an `error` if any."""
    command, _, text = typed.strip().partition(" ")
    if thread_ts:
        words = f"{command} is not supported in threads. Sorry!"
        return _told(site, person, channel, words, "not_supported_in_threads", thread_ts)
    if not any(known.command == command for known in site.definition.commands):
        return _told(site, person, channel, f"{command} is not a valid command.", "no_command")
    payload = _payload(site, person, channel, command, text.strip())
    outcome = await ask(site, "slash_commands", payload)
    if outcome.error:
        words = f'{command} failed with the error "{outcome.error}"'
        return _told(site, person, channel, words, outcome.error) | outcome.shape()
    reply = {"reply": outcome.body or None}
    return outcome.shape() | reply | _shown(site, person, channel, outcome.body)


def _payload(site: Site, person: Person, channel: Channel, command: str, text: str) -> Json:
    key = site.tickets.new_response(person.id, channel.id)
    return {
        "token": site.credentials.verification_token,
        "team_id": site.team.id,
        "team_domain": site.team.domain,
        "channel_id": channel.id,
        "channel_name": _CHANNEL_NAMES.get(channel.kind, channel.name),
        "user_id": person.id,
        "user_name": person.name,
        "command": command,
        "text": normalise(site.workspace, text, labels=True),
        "api_app_id": site.bot.app_id,
        "is_enterprise_install": "false",
        "response_url": response_url(site, key),
        "trigger_id": site.tickets.new_trigger(person.id),
    }


def _shown(site: Site, person: Person, channel: Channel, body: Json) -> Json:
    """Show the acknowledgement's body. One that cannot be shown is the app's mistake."""
    if not body:
        return {}
    try:
        say(site, channel, person.id, body)
    except Refused as refused:
        return {"error": refused.name, "messages": list(refused.messages)}
    return {}


def _told(
    site: Site,
    person: Person,
    channel: Channel,
    words: str,
    error: str,
    thread_ts: str | None = None,
) -> Json:
    """Slackbot tells the person where they typed it, and nobody else."""
    said = Draft(text=words, user="USLACKBOT", thread_ts=thread_ts)
    show_ephemeral(site.workspace, channel, person.id, said)
    return {"status": 200, "reply": None, "elapsed_ms": 0, "error": error, "shown": words}
