"""Everything that a page shows, told to the pages of those who may see it."""

import asyncio
from dataclasses import dataclass, field

from devslack.page.news import audience, news
from devslack.wire import Json
from devslack.workspace.facts import Fact
from devslack.workspace.model import Person
from devslack.workspace.state import Workspace

# A page that does not keep up is cut off and loads afresh.
MOST_WAITING = 2_000


@dataclass(slots=True, eq=False)
class Subscriber:
    """One open page. `news` ends with None when it was cut off."""

    user: str
    news: asyncio.Queue[Json | None] = field(
        default_factory=lambda: asyncio.Queue(MOST_WAITING + 1)
    )


@dataclass(slots=True)
class Hub:
    subscribers: list[Subscriber] = field(default_factory=list)

    def spread(self, workspace: Workspace, fact: Fact, *, bot: Person) -> None:
        if not self.subscribers:
            return
        item = news(workspace, fact, bot=bot)
        for subscriber in list(self.subscribers):
            if audience(fact, subscriber.user):
                self._give(subscriber, item)

    def tell_all(self, item: Json) -> None:
        for subscriber in list(self.subscribers):
            self._give(subscriber, item)

    def _give(self, subscriber: Subscriber, item: Json) -> None:
        if subscriber.news.qsize() >= MOST_WAITING:
            self.subscribers.remove(subscriber)
            subscriber.news.put_nowait(None)
        else:
            subscriber.news.put_nowait({"type": "event", **item})
