"""Named places between two steps, where a test can make the process die as power loss would.

The registry is the list of what recovery must survive; a test kills the program at each in turn and
fails if one was never reached. Unarmed, passing a point costs one comparison.
"""

import os
import signal
from dataclasses import dataclass

POINTS = (
    "declare.before_commit",
    "declare.after_commit",
    "capture.before_commit",
    "capture.after_commit",
    "intake.after_claim",
    "mark.before_commit",
    "mark.after_commit",
    "resolve.before_commit",
    "resolve.after_commit",
    "draft.before_commit",
    "draft.after_commit",
    "deliver.after_claim",
    "deliver.after_channel_created",
    "deliver.after_post",
    "deliver.after_file_uploaded",
    "deliver.after_file_completed",
    "deliver.after_sent",
)


@dataclass(slots=True)
class _Trap:
    point: str = ""


_trap = _Trap()


def arm(point: str) -> None:
    """Die by SIGKILL when `point` is next reached. Raises ValueError for a name not in POINTS."""
    if point and point not in POINTS:
        raise ValueError(f"{point!r} is no crash point; there are: {', '.join(POINTS)}")
    _trap.point = point


def reached(point: str) -> None:
    """Mark that the program stands between two steps; dies here if armed for this point."""
    if _trap.point == point:
        os.kill(os.getpid(), signal.SIGKILL)
