"""The app that is installed in the workspace, and the workspace before anyone has done anything."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    command: str
    usage_hint: str
    description: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Shortcut:
    """`type` is "message_action" (offered on a message) or "shortcut" (offered anywhere)."""

    callback_id: str
    name: str
    type: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Definition:
    """What an app manifest says, as far as the workspace acts on it."""

    name: str
    display_name: str
    commands: tuple[Command, ...]
    shortcuts: tuple[Shortcut, ...]
    scopes: frozenset[str]
    events: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Newcomer:
    """Somebody who is in the workspace when it starts. A role is name enough."""

    name: str
    real_name: str
    tz: str


SCRIBE = Definition(
    name="scribe",
    display_name="Incident Scribe",
    commands=(
        Command(
            command="/incident",
            usage_hint="[title] or a word such as declare, note, resolve, help",
            description="Declare an incident and keep its record",
        ),
        Command(
            command="/inc",
            usage_hint="the same as /incident",
            description="Short for /incident",
        ),
    ),
    shortcuts=(
        Shortcut(callback_id="declare_incident", name="Declare incident", type="message_action"),
        Shortcut(callback_id="add_to_timeline", name="Add to timeline", type="message_action"),
    ),
    scopes=frozenset(
        {
            "app_mentions:read",
            "channels:history",
            "channels:join",
            "channels:manage",
            "channels:read",
            "chat:write",
            "commands",
            "files:read",
            "files:write",
            "groups:history",
            "groups:read",
            "groups:write",
            "im:history",
            "im:read",
            "im:write",
            "pins:read",
            "pins:write",
            "reactions:read",
            "reactions:write",
            "team:read",
            "users:read",
        }
    ),
    events=frozenset(
        {
            "app_mention",
            "channel_archive",
            "channel_created",
            "channel_rename",
            "group_archive",
            "group_rename",
            "member_joined_channel",
            "member_left_channel",
            "message.channels",
            "message.groups",
            "message.im",
            "pin_added",
            "pin_removed",
            "reaction_added",
            "reaction_removed",
            "team_join",
            "user_change",
        }
    ),
)

TEAM_NAME = "Local Slack"
TEAM_DOMAIN = "local"
CHANNELS = ("general", "incidents", "random")
CHANNELS_OF_THE_APP = ("general", "incidents")
PEOPLE = (
    Newcomer(name="commander", real_name="Commander", tz="Europe/Berlin"),
    Newcomer(name="responder", real_name="Responder", tz="America/New_York"),
    Newcomer(name="reporter", real_name="Reporter", tz="UTC"),
    Newcomer(name="operator", real_name="Operator", tz="Asia/Tokyo"),
)
