"""Every Web API method that is built, in one table."""

from devslack.api import auth, chat, conversations, files, history, marks, membership, users, views
from devslack.api.call import Method, method

METHODS: dict[str, Method] = {
    "apps.connections.open": method(auth.apps_connections_open, app_level=True),
    "auth.test": method(auth.auth_test),
    "chat.delete": method(chat.chat_delete, "channel ts", scope="chat:write"),
    "chat.getPermalink": method(chat.chat_get_permalink, "channel message_ts"),
    "chat.postEphemeral": method(
        chat.chat_post_ephemeral,
        "channel user text blocks attachments thread_ts",
        scope="chat:write",
    ),
    "chat.postMessage": method(
        chat.chat_post_message,
        "channel text blocks attachments thread_ts reply_broadcast metadata mrkdwn unfurl_links"
        " unfurl_media",
        scope="chat:write",
    ),
    "chat.update": method(
        chat.chat_update, "channel ts text blocks attachments metadata", scope="chat:write"
    ),
    "conversations.archive": method(
        conversations.conversations_archive, "channel", scope="channels:manage"
    ),
    "conversations.create": method(
        conversations.conversations_create, "name is_private", scope="channels:manage"
    ),
    "conversations.history": method(
        history.conversations_history,
        "channel cursor limit oldest latest inclusive include_all_metadata",
        scope="channels:history",
    ),
    "conversations.info": method(
        conversations.conversations_info, "channel include_num_members", scope="channels:read"
    ),
    "conversations.invite": method(
        membership.conversations_invite, "channel users", scope="channels:manage"
    ),
    "conversations.join": method(membership.conversations_join, "channel", scope="channels:join"),
    "conversations.list": method(
        conversations.conversations_list,
        "cursor limit types exclude_archived",
        scope="channels:read",
    ),
    "conversations.members": method(
        membership.conversations_members, "channel cursor limit", scope="channels:read"
    ),
    "conversations.open": method(
        membership.conversations_open, "users return_im", scope="im:write"
    ),
    "conversations.rename": method(
        conversations.conversations_rename, "channel name", scope="channels:manage"
    ),
    "conversations.replies": method(
        history.conversations_replies,
        "channel ts cursor limit oldest latest inclusive include_all_metadata",
        scope="channels:history",
    ),
    "conversations.setPurpose": method(
        conversations.conversations_set_purpose, "channel purpose", scope="channels:manage"
    ),
    "conversations.setTopic": method(
        conversations.conversations_set_topic, "channel topic", scope="channels:manage"
    ),
    "files.completeUploadExternal": method(
        files.files_complete_upload_external,
        "files channel_id initial_comment thread_ts blocks",
        scope="files:write",
    ),
    "files.getUploadURLExternal": method(
        files.files_get_upload_url_external, "filename length", scope="files:write"
    ),
    "files.info": method(files.files_info, "file", scope="files:read"),
    "pins.add": method(marks.pins_add, "channel timestamp", scope="pins:write"),
    "pins.list": method(marks.pins_list, "channel", scope="pins:read"),
    "pins.remove": method(marks.pins_remove, "channel timestamp", scope="pins:write"),
    "reactions.add": method(marks.reactions_add, "channel timestamp name", scope="reactions:write"),
    "reactions.get": method(marks.reactions_get, "channel timestamp full", scope="reactions:read"),
    "reactions.list": method(
        marks.reactions_list, "user cursor limit full", scope="reactions:read"
    ),
    "reactions.remove": method(
        marks.reactions_remove, "channel timestamp name", scope="reactions:write"
    ),
    "team.info": method(auth.team_info, "team", scope="team:read"),
    "users.conversations": method(
        users.users_conversations,
        "user cursor limit types exclude_archived",
        scope="channels:read",
    ),
    "users.info": method(users.users_info, "user include_locale", scope="users:read"),
    "users.list": method(users.users_list, "cursor limit include_locale", scope="users:read"),
    "views.open": method(views.views_open, "trigger_id view"),
    "views.update": method(views.views_update, "view_id external_id hash view"),
}
