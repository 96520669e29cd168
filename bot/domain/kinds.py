"""What a line of the timeline can be, and the emoji that says so."""

from dataclasses import dataclass
from enum import StrEnum


class Milestone(StrEnum):
    """The moments of an incident, in the order in which they must happen."""

    STARTED = "started"
    DETECTED = "detected"
    DECLARED = "declared"
    ACKNOWLEDGED = "acknowledged"
    IDENTIFIED = "identified"
    FIX_STARTED = "fix_started"
    MITIGATED = "mitigated"
    RESOLVED = "resolved"
    CLOSED = "closed"

    @property
    def words(self) -> str:
        return self.value.replace("_", " ")


_MILESTONES = {milestone.value: milestone for milestone in Milestone}


class Kind(StrEnum):
    """Everything a mark can say: a moment, or what sort of remark a line is."""

    STARTED = "started"
    DETECTED = "detected"
    DECLARED = "declared"
    ACKNOWLEDGED = "acknowledged"
    IDENTIFIED = "identified"
    FIX_STARTED = "fix_started"
    MITIGATED = "mitigated"
    RESOLVED = "resolved"
    CLOSED = "closed"
    NOTEWORTHY = "noteworthy"
    FINDING = "finding"
    ACTION_TAKEN = "action_taken"
    COMMUNICATION = "communication"
    EVIDENCE = "evidence"
    IMPACT = "impact"
    WENT_WELL = "went_well"
    WENT_BADLY = "went_badly"
    LUCKY = "lucky"
    LESSON = "lesson"
    ACTION_ITEM = "action_item"

    @property
    def milestone(self) -> Milestone | None:
        return _MILESTONES.get(self.value)

    @property
    def words(self) -> str:
        return self.value.replace("_", " ")


@dataclass(frozen=True, slots=True, kw_only=True)
class Emoji:
    name: str
    kind: Kind
    only_on_posts_by_bots: bool = False
    aliases: tuple[str, ...] = ()


PIN = (
    "pin"  # the platform's own pin, kept beside the emoji as if it were one; no emoji has this name
)
MEMO = "memo"  # the bot's own answer to a mark; never a mark itself

EMOJI = (
    Emoji(name="boom", kind=Kind.STARTED, aliases=("collision",)),
    Emoji(name="rotating_light", kind=Kind.DETECTED),
    Emoji(name="raising_hand", kind=Kind.ACKNOWLEDGED),
    Emoji(name="eyes", kind=Kind.ACKNOWLEDGED, only_on_posts_by_bots=True),
    Emoji(name="dart", kind=Kind.IDENTIFIED),
    Emoji(name="wrench", kind=Kind.FIX_STARTED),
    Emoji(name="adhesive_bandage", kind=Kind.MITIGATED),
    Emoji(name="checkered_flag", kind=Kind.RESOLVED),
    Emoji(name="white_check_mark", kind=Kind.RESOLVED, only_on_posts_by_bots=True),
    Emoji(name="pushpin", kind=Kind.NOTEWORTHY),
    Emoji(name=PIN, kind=Kind.NOTEWORTHY),
    Emoji(name="mag", kind=Kind.FINDING),
    Emoji(name="hammer_and_wrench", kind=Kind.ACTION_TAKEN),
    Emoji(name="loudspeaker", kind=Kind.COMMUNICATION),
    Emoji(name="chart_with_upwards_trend", kind=Kind.EVIDENCE),
    Emoji(name="busts_in_silhouette", kind=Kind.IMPACT),
    Emoji(name="trophy", kind=Kind.WENT_WELL),
    Emoji(name="construction", kind=Kind.WENT_BADLY),
    Emoji(name="four_leaf_clover", kind=Kind.LUCKY),
    Emoji(name="bulb", kind=Kind.LESSON),
    Emoji(name="ballot_box_with_check", kind=Kind.ACTION_ITEM),
)

_BY_NAME = {name: emoji for emoji in EMOJI for name in (emoji.name, *emoji.aliases)}


def emoji_named(name: str) -> Emoji | None:
    """The table's row for a short name as platforms send it, aliases and skin tones included.

    Slack writes a skin tone as `raising_hand::skin-tone-3` (docs.slack.dev, reaction_added).
    """
    return _BY_NAME.get(name.split("::", 1)[0])
