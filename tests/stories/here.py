"""One incident of a house in which others were before, and what is told of it."""

from dataclasses import dataclass
from datetime import date, timedelta

from tests.stories.team import Member, Post, Team
from tests.stories.told import Told, times, told

FIRST_DAY = date(2030, 11, 4)  # no clocks are changed in the weeks after it


@dataclass
class Here:
    """An incident and the people in its channel: commander (Berlin), responder (New York),
    reporter (UTC)."""

    team: Team
    number: int
    day: date

    @classmethod
    def declared(cls, team: Team) -> "Here":
        day = FIRST_DAY + timedelta(days=len(team.scene.slack.get("state")["channels"]))
        team.at(f"{day}T12:00:00Z")
        team.reporter.channel = "general"
        reply = team.reporter.types("/incident declare sev1 checkout is down")
        number = int(reply.split()[0].removeprefix("INC-"))
        team.gather(number)
        return cls(team, number, day)

    def next(self) -> "Here":
        """The incident that was declared after this one, with everybody in its channel."""
        self.team.gather(self.number + 1)
        return Here(self.team, self.number + 1, self.day)

    @property
    def commander(self) -> Member:
        return self.team.commander

    @property
    def responder(self) -> Member:
        return self.team.responder

    @property
    def reporter(self) -> Member:
        return self.team.reporter

    @property
    def channel(self) -> str:
        return self.reporter.channel

    @property
    def headline(self) -> Post:
        place = self.team.scene.incident(self.number).headline
        return next(post for post in self.reporter.reads() if post.ts == place)

    @property
    def status(self) -> str:
        return self.team.scene.incident(self.number).status.value

    def at(self, time: str) -> None:
        """Let it be that time of the day."""
        self.team.at(f"{self.day}T{time}:00Z")

    def timeline(self) -> list[Told]:
        """The timeline but for the line of the declaration."""
        return [line for line in self.whole_timeline() if line[3] != ("declared",)]

    def whole_timeline(self) -> list[Told]:
        return told(self.team.scene, self.number)

    def moments(self) -> dict[str, str]:
        """The moments that people gave, with their times."""
        known = times(self.team.scene, self.number)
        return {
            name: at.removesuffix(f" {basis}")
            for name, at in known.items()
            for basis in ("set", "marked")
            if at.endswith(f" {basis}") and name != "declared"
        }

    def emoji_on(self, post: Post) -> set[str]:
        """The emoji that stand on a post now."""
        seen = next(one for one in self.reporter.reads() if one.ts == post.ts)
        return {each["name"] for each in seen.raw.get("reactions", [])}
