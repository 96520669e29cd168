"""Where Slack, and so the local one, differs from the types that Slack publishes.

A pattern of `name: complaint`, and why it is right as it is. The name is a method, an interaction's
type or an event's type/subtype.
"""

_NULL = "Slack answers null for what a form does not have; the types say it is absent"
EXCEPTIONS: dict[str, str] = {
    r"view/(close|submit): None is not of type 'object'": _NULL,
    r"view/previous_view_id: None is not of type 'string'": _NULL,
    r"view/state: Additional properties are not allowed \('values'": (
        "the types stop at the state's door; submissions are read through state.values"
    ),
    r"channel_actions_ts: None is not of type 'number'": "Slack answers null, as its manual shows",
    r"replies: messages/\d+: Additional .* \('client_msg_id', 'root', 'subtype' were": (
        "the types know no subtypes in threads; a broadcast in one is told as anywhere"
    ),
    r"replies: messages/\d+: Additional .* \('subtype' was": (
        "the types know no subtypes in threads; a file in one has file_share there too"
    ),
    r"history: messages/\d+/root: Additional .* \('client_msg_id', 'team', 'user' were": (
        "the types know roots that apps posted; people's threads have broadcasts too"
    ),
    r"file_share: : Additional properties are not allowed \('app_id', 'bot_id', 'team' were": (
        "the types know files of people only; those of apps name their bot as all their posts do"
    ),
    r"(team_join|user_change)/None: user: 'tz(_label|_offset)?' is a required": (
        "bots and deactivated people have no time zone"
    ),
    r"user/profile: Additional .* \('always_active', 'api_app_id', 'bot_id' were": (
        "the types know the profiles of people only; bots' users join too"
    ),
    r"message/subtype: 'tombstone' should not be valid": (
        "the types leave out what a thread's deleted parent becomes"
    ),
    r"files.completeUploadExternal: files/0/shares: Additional .* \('private' was": (
        "the types know files shared in public channels only"
    ),
}
