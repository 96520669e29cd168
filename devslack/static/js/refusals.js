// Slack's words for a refusal as sentences for the person who meets them.

const SENTENCES = {
  already_reacted: 'You have put that reaction there already.',
  already_pinned: 'That message is pinned already.',
  already_in_channel: 'They are in this channel already.',
  cant_archive_general: '#general cannot be archived.',
  cant_delete_message: 'Only its author can delete a message.',
  cant_leave_general: 'Nobody can leave #general.',
  cant_update_message: 'Only its author can edit a message.',
  channel_not_found: 'There is no such channel, or you cannot see it.',
  invalid_name_maxlength: 'The name is too long: 80 characters at most.',
  invalid_name_punctuation: 'A name needs a letter or a digit.',
  invalid_name_required: 'The channel needs a name.',
  invalid_name_specials: 'A name may hold lower-case letters, digits, - and _ only.',
  is_archived: 'This channel is archived.',
  message_not_found: 'That message is no longer there.',
  name_taken: 'That name is taken, perhaps by an archived channel.',
  not_in_channel: 'You are not in this channel.',
  no_shortcut: 'The app no longer offers that.',
  no_text: 'There is nothing to send.',
  thread_not_found: 'That thread is no longer there.',
  too_long: 'That is too long.',
  user_disabled: 'That person is deactivated.',
  user_not_found: 'There is nobody of that name.',
};

/** `error` is Slack's word, with sentences behind a colon where the server has some. */
export function sentence(error) {
  const [word, ...rest] = error.split(': ');
  return SENTENCES[word] ?? (rest.join(': ') || word.replaceAll('_', ' '));
}
