"""People and other bots: new ones, changed ones."""

from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from devslack.blocks.checking import message_blocks
from devslack.control.action import Action
from devslack.ids import new_id
from devslack.wire import Json, Refused
from devslack.workspace.membership import join
from devslack.workspace.people import add_bot, add_person, by_name, change_person
from devslack.workspace.rooms import find_channel
from devslack.workspace.talk import Draft, post

_TRAITS = ("real_name", "tz", "guest", "deactivated", "admin")


async def add(action: Action) -> Json:
    traits = _traits(action)
    if action.args.flag("external"):
        traits["team_id"] = new_id("T")
    person = add_person(action.workspace, name=action.args.required("name"), **traits)
    if not (person.guest or person.deactivated):
        general = next(c for c in action.workspace.channels.values() if c.is_general)
        join(action.workspace, general, person.id)
    return {"user": person.id}


async def change(action: Action) -> Json:
    change_person(action.workspace, action.person.id, **_traits(action))
    return {"user": action.person.id}


async def post_as_bot(action: Action) -> Json:
    """A post by another app's bot; `classic` makes it one of the kind that has no user."""
    name = action.args.required("bot")
    bot = by_name(action.workspace, name) or add_bot(action.workspace, name=name)
    if bot.id == action.site.bot_user or not bot.is_bot:
        raise Refused("invalid_arguments", f"{name} is not another bot")
    channel = join(
        action.workspace,
        find_channel(action.workspace, action.args.required("channel"), seen_by=bot.id),
        bot.id,
    )
    classic = action.args.flag("classic")
    draft = Draft(
        text=action.args.text("text"),
        user=None if classic else bot.id,
        subtype="bot_message" if classic else None,
        bot_id=bot.bot_id,
        app_id=None if classic else bot.app_id,
        thread_ts=action.args.optional("thread_ts"),
        blocks=message_blocks(action.args.json("blocks")),
        attachments=tuple(action.args.objects("attachments") or ()),
        more=(("username", bot.name),) if classic else (),
    )
    return {"ts": post(action.workspace, channel, draft).ts, "bot_id": bot.bot_id}


def _traits(action: Action) -> dict[str, Any]:
    """Only what was given: what is absent stays as it is."""
    given = action.args.given
    traits = {name: given[name] for name in _TRAITS if name in given}
    if traits.get("tz"):
        try:
            ZoneInfo(traits["tz"])
        except (ZoneInfoNotFoundError, ValueError):
            raise Refused("invalid_arguments", f"no time zone is called {traits['tz']}") from None
    return traits
