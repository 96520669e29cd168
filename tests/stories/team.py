"""The people of a scene: they type, say, react, press and read, as in a chat."""

from dataclasses import dataclass, field
from typing import Any

from tests.stories.scene import Scene


@dataclass(frozen=True)
class Post:
    """A message that somebody said or read."""

    channel: str
    ts: str
    text: str = ""
    thread_ts: str | None = None
    raw: dict[str, Any] = field(default_factory=dict, compare=False)


@dataclass
class Member:
    """One person. `channel` is where they are; every act waits until it has had its effect."""

    scene: Scene
    name: str
    channel: str = "general"

    @property
    def id(self) -> str:
        people = self.scene.slack.get("state")["people"]
        return next(one["id"] for one in people if one["name"] == self.name)

    def goes_to(self, channel: str) -> None:
        self._post("channels/join", channel=channel)
        self.channel = channel

    def says(self, text: str, *, in_thread_of: Post | None = None) -> Post:
        extra = {"thread_ts": in_thread_of.ts} if in_thread_of else {}
        said = self._post("say", channel=self.channel, text=text, **extra)
        return Post(self.channel, said["ts"], text, extra.get("thread_ts"))

    def edits(self, post: Post, text: str) -> None:
        self._post("edit", channel=post.channel, ts=post.ts, text=text)

    def deletes(self, post: Post) -> None:
        self._post("delete", channel=post.channel, ts=post.ts)

    def reacts(self, post: Post, emoji: str) -> None:
        self._post("react", channel=post.channel, ts=post.ts, name=emoji)

    def takes_back(self, post: Post, emoji: str) -> None:
        self._post("unreact", channel=post.channel, ts=post.ts, name=emoji)

    def pins(self, post: Post) -> None:
        self._post("pin", channel=post.channel, ts=post.ts)

    def unpins(self, post: Post) -> None:
        self._post("unpin", channel=post.channel, ts=post.ts)

    def types(self, words: str) -> str:
        """Type a command; what is answered, to this person alone."""
        answer = self._post("command", channel=self.channel, text=words)
        assert "error" not in answer, answer
        return str((answer["reply"] or {}).get("text", ""))

    def submits(self, **values: Any) -> dict[str, Any]:
        """Send the topmost form back, filled in."""
        view = self.forms()[-1]
        filled = {name: {"value": value} for name, value in values.items()}
        return self._post("submit", view_id=view["id"], values=filled)

    def presses(self, label: str, post: Post) -> None:
        """Press the button that says `label` on a post."""
        button = _button(post.raw.get("blocks", []), label)
        self._post(
            "press",
            channel=post.channel,
            ts=post.ts,
            action_id=button["action_id"],
            block_id=button["block_id"],
            value=button.get("value"),
        )

    def uses(self, shortcut: str, post: Post) -> None:
        """Use one of the app's shortcuts on a message."""
        self._post("shortcut", callback_id=shortcut, channel=post.channel, ts=post.ts)

    def forms(self) -> list[dict[str, Any]]:
        return list(self.scene.slack.get("views", **{"as": self.name})["views"])

    def reads(self, *, thread_of: Post | None = None) -> list[Post]:
        """Everything this person sees where they are, oldest first."""
        query = {"channel": self.channel, "as": self.name}
        if thread_of:
            query["thread_ts"] = thread_of.ts
        self.scene.settle()
        found = self.scene.slack.get("messages", **query)["messages"]
        return [
            Post(self.channel, m["ts"], m.get("text", ""), m.get("thread_ts"), m) for m in found
        ]

    def reads_alone(self) -> list[str]:
        """What only this person sees where they are."""
        return [post.text for post in self.reads() if post.raw.get("ephemeral")]

    def sees(self, text: str) -> Post:
        """The latest post with these words in it."""
        found = [post for post in self.reads() if text in post.text]
        assert found, f"nobody said {text!r}; there is: {[p.text for p in self.reads()]}"
        return found[-1]

    def _post(self, path: str, **body: Any) -> dict[str, Any]:
        return self.scene.slack.post(path, **body, **{"as": self.name})


@dataclass
class Team:
    """Who works here. Names are those of the local Slack's people."""

    scene: Scene

    def __post_init__(self) -> None:
        self.commander = Member(self.scene, "commander")
        self.responder = Member(self.scene, "responder")
        self.reporter = Member(self.scene, "reporter")
        self.everyone = (self.commander, self.responder, self.reporter)

    def declare(self, words: str, by: Member | None = None) -> str:
        """Declare with words and gather everyone in the incident's channel."""
        who = by or self.reporter
        reply = who.types(f"/incident declare {words}")
        self.gather()
        return reply

    def gather(self, number: int = 1) -> None:
        """Everyone goes to the incident's channel, once it is there."""
        self.scene.settle()
        incident = self.scene.incident(number)
        assert incident.channel is not None
        for member in self.everyone:
            if incident.private:
                member.channel = incident.channel
            else:
                member.goes_to(incident.channel)

    def joined_by(self, name: str, **traits: Any) -> Member:
        """Somebody new in the workspace: a guest, somebody deactivated, ..."""
        self.scene.slack.post("people", name=name, **traits)
        return Member(self.scene, name)

    def alerted(self, text: str, channel: str | None = None) -> Post:
        """A monitor's bot posts in a channel, the incident's unless another is named."""
        where = channel or self.responder.channel
        posted = self.scene.slack.post("bots/post", bot="monitor", channel=where, text=text)
        return Post(where, posted["ts"], text)

    def faults(self, **faults: Any) -> None:
        """Let something go wrong in Slack."""
        self.scene.slack.post("faults", **faults)

    def at(self, moment: str) -> None:
        """Let it be that time (ISO 8601), once everything from before has had its effect."""
        self.scene.settle()
        self.scene.slack.post("clock", now=moment, running=False)


def _button(blocks: list[dict[str, Any]], label: str) -> dict[str, Any]:
    for block in blocks:
        elements = [*block.get("elements", []), block.get("accessory") or {}]
        for element in elements:
            if element.get("type") == "button" and element["text"]["text"] == label:
                return {**element, "block_id": block.get("block_id")}
    labels = [e["text"]["text"] for b in blocks for e in b.get("elements", []) if "action_id" in e]
    raise AssertionError(f"there is no button {label!r}; there are: {labels}")
