"""Permalinks of this workspace as addresses of the page: nothing answers under the real ones."""

import re
from html import escape, unescape
from urllib.parse import urlencode

from devslack.site import Site

# {workspace}/archives/{channel}/p{ts without its dot} (docs.slack.dev, chat.getPermalink)
_PLACE = re.compile(r"/archives/(?P<channel>\w+)(?:/p(?P<seconds>\d+)(?P<micros>\d{6}))?")
_LINK = re.compile(r'<a href="(?P<address>[^"]*)"')


def led_home(site: Site, html: str, person: str) -> str:
    """The document with its links into this workspace leading into the page, as that person."""
    base = f"https://{site.team.domain}.slack.com"

    def led(link: re.Match[str]) -> str:
        address = unescape(link["address"])
        place = _PLACE.match(address.removeprefix(base)) if address.startswith(base) else None
        return f'<a href="{escape(_page(site, place, person))}"' if place else link[0]

    return _LINK.sub(led, html)


def _page(site: Site, place: re.Match[str], person: str) -> str:
    query = {"as": person, "channel": place["channel"]}
    if place["seconds"]:
        ts = f"{place['seconds']}.{place['micros']}"
        message = site.workspace.messages.get(place["channel"], {}).get(ts)
        query |= {"thread": str(message.thread_ts)} if message and message.is_reply else {}
        query |= {"at": ts}
    return f"/?{urlencode({name: value for name, value in query.items() if value})}"
