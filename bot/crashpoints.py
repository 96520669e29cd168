"""Named places between two steps, where a test can make the process die as power loss would.

The registry is the list of what recovery must survive; a test kills the program at each in turn and
fails if one was never reached. Unarmed, passing a point costs one comparison.
"""

import os
import signal
import sys
from dataclasses import dataclass

# before_commit: whoever asked has to ask again. after_commit: nobody was answered yet.
# told: the platform has done it, the outbox does not know.
POINTS = (
    "declare.before_commit",
    "declare.after_commit",
    "role.before_commit",
    "role.after_commit",
    "resolve.before_commit",
    "resolve.after_commit",
    "hear.before_commit",
    "hear.after_commit",
    "intake.after_claim",
    "capture.before_commit",
    "capture.after_commit",
    "mark.before_commit",
    "mark.after_commit",
    "draft.before_commit",
    "draft.after_commit",
    "draft.after_upload",
    "deliver.after_claim",
    "deliver.after_sent",
    "told.declared",
    "told.furnished",
    "told.invited",
    "told.headline_posted",
    "told.headline_pinned",
    "told.headline_changed",
    "told.announced",
    "told.announcement_changed",
    "told.line_written",
    "told.mark_kept",
    "told.mark_dropped",
    "told.moment_understood",
    "told.told",
    "told.answered",
    "told.draft_posted",
    "told.draft_filed",
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
        os.write(sys.stderr.fileno(), f"died at {point}\n".encode())
        os.kill(os.getpid(), signal.SIGKILL)
