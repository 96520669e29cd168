"""What goes over the wires: JSON objects, and how Slack says no."""

from typing import Any

Json = dict[str, Any]


class Refused(Exception):
    """Slack says no: `name` is the error's own name, `messages` the sentences beside it."""

    def __init__(self, name: str, *messages: str, **extra: Any) -> None:
        super().__init__(name)
        self.name = name
        self.messages = messages
        self.extra = extra

    def body(self) -> Json:
        """The answer that a Web API method gives instead of its own."""
        answer: Json = {"ok": False, "error": self.name, **self.extra}
        if self.messages:
            answer["response_metadata"] = {"messages": list(self.messages)}
        return answer
