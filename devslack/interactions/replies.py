"""What the app says in answer: the body of an acknowledgement, or a POST to a response_url."""

from devslack.arguments import Arguments
from devslack.blocks.checking import message_blocks
from devslack.site import Site
from devslack.tickets import ResponseAddress
from devslack.wire import Json, Refused
from devslack.workspace.model import Channel, Message
from devslack.workspace.talk import (
    Draft,
    delete,
    edit,
    ephemeral,
    post,
    remove_ephemeral,
    replace_ephemeral,
    show_ephemeral,
)

_KNOWN = (
    "text blocks attachments response_type replace_original delete_original thread_ts metadata"
    " mrkdwn unfurl_links unfurl_media"
)


def say(site: Site, channel: Channel, reader: str, given: Json) -> None:
    """A message of the app in answer to one person: theirs alone unless it is in_channel."""
    args = Arguments(given)
    args.only(_KNOWN.split())
    draft = _draft(site, args)
    if args.text("response_type", "ephemeral") == "in_channel":
        post(site.workspace, channel, draft)
    else:
        show_ephemeral(site.workspace, channel, reader, draft)


def respond(site: Site, address: ResponseAddress, given: Json) -> None:
    """Carry out what was sent to a response_url."""
    args = Arguments(given)
    args.only(_KNOWN.split())
    channel = site.workspace.channels[address.channel]
    if args.flag("delete_original"):
        _remove(site, address)
    elif args.flag("replace_original") and address.message_ts:
        _replace(site, address, _draft(site, args))
    else:
        threaded = {"thread_ts": address.thread_ts} if address.thread_ts else {}
        say(site, channel, address.user, threaded | given)


def _remove(site: Site, address: ResponseAddress) -> None:
    message = _original(site, address)
    if address.ephemeral:
        remove_ephemeral(site.workspace, address.user, message)
    else:
        delete(site.workspace, message)


def _replace(site: Site, address: ResponseAddress, draft: Draft) -> None:
    message = _original(site, address)
    if address.ephemeral:
        replace_ephemeral(site.workspace, address.user, message, draft)
        return
    edit(
        site.workspace,
        message,
        by=site.bot.id,
        text=draft.text,
        blocks=draft.blocks,
        attachments=draft.attachments,
    )


def _original(site: Site, address: ResponseAddress) -> Message:
    if address.message_ts is None:
        raise Refused("no_original_message")
    if not address.ephemeral:
        return site.workspace.message(address.channel, address.message_ts)
    found = ephemeral(site.workspace, address.user, address.channel, address.message_ts)
    if found is None:
        raise Refused("message_not_found")
    return found


def _draft(site: Site, args: Arguments) -> Draft:
    blocks = message_blocks(args.json("blocks"))
    attachments = tuple(args.objects("attachments") or ())
    if not args.text("text") and not blocks and not attachments:
        raise Refused("no_text")
    return Draft(
        text=args.text("text"),
        user=site.bot.id,
        bot_id=site.bot.bot_id,
        app_id=site.bot.app_id,
        thread_ts=args.optional("thread_ts"),
        blocks=blocks,
        attachments=attachments,
        metadata=args.object("metadata"),
    )
