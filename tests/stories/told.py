"""What the record says, as a reader of it would put it."""

from bot.domain.people import with_names
from tests.stories.scene import Scene

Told = tuple[str, str, str, tuple[str, ...]]


def told(scene: Scene, number: int = 1) -> list[Told]:
    """The timeline as read: time in UTC, text, author, kinds."""
    scene.settle()
    briefing = scene.briefing(number)
    return [
        (
            f"{line.at:%H:%M:%S}",
            with_names(line.text, lambda person: f"@{briefing.name_of(person)}"),
            briefing.name_of(line.by),
            tuple(kind.value for kind in line.kinds),
        )
        for line in briefing.lines
    ]


def times(scene: Scene, number: int = 1) -> dict[str, str]:
    """The moments that are known, with their time in UTC and their basis."""
    scene.settle()
    known = scene.briefing(number).moments.known
    return {str(each): f"{moment.at:%H:%M:%S} {moment.basis}" for each, moment in known.items()}
