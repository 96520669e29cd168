"""How often a method may be called: a token bucket for each, as large as its tier says.

https://docs.slack.dev/apis/web-api/rate-limits. Slack says "a small burst is tolerated" and no
more; here a full minute's worth may come at once, and five posts to one channel.
"""

import math
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field

MOST_BUCKETS = 10_000

_BY_TIER: dict[int, str] = {
    # Slack says 1 a minute for opening sockets, and lets an app have ten.
    10: "apps.connections.open",
    20: "conversations.create conversations.list conversations.rename conversations.archive"
    " conversations.setTopic conversations.setPurpose pins.add pins.list pins.remove"
    " reactions.remove reactions.list users.list users.conversations",
    50: "chat.update chat.delete conversations.invite conversations.join conversations.open"
    " conversations.info conversations.history conversations.replies reactions.add reactions.get"
    " team.info",
    100: "chat.postEphemeral conversations.members users.info views.open views.update"
    " files.getUploadURLExternal files.completeUploadExternal files.info",
    # "Several hundred a minute", and those that Slack calls special.
    300: "chat.postMessage auth.test chat.getPermalink",
}
PER_MINUTE: dict[str, int] = {
    method: most for most, methods in _BY_TIER.items() for method in methods.split()
}
POST_BURST = 5


@dataclass(slots=True, kw_only=True)
class Bucket:
    """Holds at most `size` tokens and gains `rate` of them each second."""

    size: float
    rate: float
    tokens: float
    at: float

    def wait(self, now: float) -> float:
        """The seconds until it holds a whole token, 0 where it does."""
        self.tokens = min(self.size, self.tokens + (now - self.at) * self.rate)
        self.at = now
        return max(0.0, (1 - self.tokens) / self.rate)


@dataclass(slots=True, kw_only=True)
class Rates:
    """`times` as generous as Slack; 0 lets everything through. On real time."""

    real: Callable[[], float]
    times: float = 0.0
    _buckets: OrderedDict[str, Bucket] = field(default_factory=OrderedDict)

    def retry_after(self, method: str, channel: str) -> int | None:
        """Count a call, or say in how many whole seconds it may come again."""
        if not self.times or method not in PER_MINUTE:
            return None
        buckets = self._of(method, channel)
        wait = max(bucket.wait(self.real()) for bucket in buckets)
        if wait:
            return math.ceil(wait)
        for bucket in buckets:
            bucket.tokens -= 1
        return None

    def _of(self, method: str, channel: str) -> list[Bucket]:
        most = PER_MINUTE[method]
        found = [self._bucket(method, size=most, rate=most / 60)]
        if method == "chat.postMessage":
            found.append(self._bucket(f"{method} {channel}", size=POST_BURST, rate=1))
        return found

    def _bucket(self, name: str, *, size: float, rate: float) -> Bucket:
        if name not in self._buckets:
            size, rate = size * self.times, rate * self.times
            self._buckets[name] = Bucket(size=size, rate=rate, tokens=size, at=self.real())
        self._buckets.move_to_end(name)
        while len(self._buckets) > MOST_BUCKETS:
            self._buckets.popitem(last=False)
        return self._buckets[name]
