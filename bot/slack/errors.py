"""What Slack's refusals and silences mean for a parcel: later, never, or nobody knows.

Names from docs.slack.dev, the "Errors" of the methods used here. A name that is not listed is a no
that may become a yes: it is tried again until delivery gives up. Nothing is given up while Slack is
down or too busy, or does not take our token.
"""

import socket
from email.utils import parsedate_to_datetime
from http.client import HTTPException
from urllib.error import URLError

from slack_sdk.errors import SlackApiError

from bot.delivery import DeliveryFailed

PERMANENT = frozenset(
    {
        "access_denied", "as_user_not_supported", "cannot_dm_bot",
        "cannot_reply_to_message", "cant_update_message", "channel_is_limited_access",
        "channel_not_found", "duplicate_channel_not_found", "edit_window_closed",
        "ekm_access_denied", "enterprise_is_restricted", "external_channel_migrating",
        "invalid_arg_name", "invalid_arguments", "invalid_array_arg", "invalid_attachments",
        "invalid_blocks", "invalid_blocks_format", "invalid_metadata_format",
        "invalid_metadata_schema", "invalid_name", "invalid_name_maxlength",
        "invalid_name_punctuation", "invalid_name_required", "invalid_name_specials",
        "is_archived", "is_inactive", "markdown_text_conflict", "message_limit_exceeded",
        "message_not_found", "messages_tab_disabled", "metadata_too_large",
        "method_not_supported_for_channel_type", "missing_scope", "msg_blocks_too_long",
        "msg_too_long", "no_permission", "no_text", "not_allowed_token_type",
        "not_in_channel", "posting_to_channel_denied", "restricted_action",
        "restricted_action_non_threadable_channel", "restricted_action_read_only_channel",
        "restricted_action_thread_locked", "restricted_action_thread_only_channel",
        "team_not_found", "thread_not_found", "too_long", "too_many_attachments",
        "too_many_contact_cards",
        "too_many_pins", "unknown_method", "user_is_restricted", "user_not_found",
        "user_not_visible", "users_not_found",
    }
)  # fmt: skip

# Said of our token, whatever the call: once the operator has mended that, everything can be told.
OURS = frozenset(
    {
        "account_inactive", "invalid_auth", "not_authed", "org_login_required",
        "team_access_not_granted", "token_expired", "token_revoked",
    }
)  # fmt: skip

# Slack may have acted before it said so.
PERHAPS_DONE = frozenset({"fatal_error", "internal_error", "request_timeout"})
# It has not: these are said at the door.
NOT_NOW = frozenset({"ratelimited", "rate_limited", "service_unavailable", "team_added_to_org"})

WAIT_UNTOLD = 30.0  # seconds, after a 429 that does not say how long


def failure(error: Exception, *, repeatable: bool) -> DeliveryFailed:
    """The failed call in delivery's words. `repeatable`: doing it twice is doing it once."""
    if isinstance(error, SlackApiError):
        return _refusal(error, repeatable=repeatable)
    reason = f"{type(error).__name__}: {error}"
    return DeliveryFailed(reason, in_doubt=not repeatable and not _never_arrived(error))


FOREIGN = (SlackApiError, URLError, HTTPException, OSError)


def _refusal(error: SlackApiError, *, repeatable: bool) -> DeliveryFailed:
    status, headers = error.response.status_code, error.response.headers or {}
    name = str(error.response.get("error") or f"HTTP {status}")
    if status == 429 or name in {"ratelimited", "rate_limited"}:
        return DeliveryFailed("ratelimited", retry_after=_pause(headers))
    if name in PERMANENT:
        return DeliveryFailed(name, permanent=True)
    # A sentence instead of a name is the SDK's: what came was no answer of Slack's at all.
    unheard = status >= 500 or " " in name or name in PERHAPS_DONE
    if unheard or name in NOT_NOW or name in OURS:
        return DeliveryFailed(name, in_doubt=unheard and name not in NOT_NOW and not repeatable)
    return DeliveryFailed(name, refused=True)


def _pause(headers: dict[str, str]) -> float:
    """Seconds to wait: Retry-After as a number or, as HTTP also allows, as a date."""
    by_name = {name.lower(): value for name, value in headers.items()}
    said = by_name.get("retry-after", "").strip()
    if said.replace(".", "", 1).isdigit():
        return float(said)
    try:
        until = parsedate_to_datetime(said)
        return max(0.0, (until - parsedate_to_datetime(by_name["date"])).total_seconds())
    except (KeyError, TypeError, ValueError):
        return WAIT_UNTOLD


def _never_arrived(error: Exception) -> bool:
    cause = error.reason if isinstance(error, URLError) else error
    return isinstance(cause, ConnectionRefusedError | socket.gaierror)
