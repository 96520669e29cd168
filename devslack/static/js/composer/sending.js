// A text on its way: a message, or a command when it begins with a slash.

import { act } from '../api.js';

const COMMAND = /^(\/[a-z][\w-]*)(\s|$)/i;

/** Send what was typed. Returns the sentence to show when a command failed, as Slack words it, else null. */
export async function send({ channel, threadTs, text, files, broadcast }) {
  const command = COMMAND.exec(text)?.[1];
  if (!command || files.length) {
    await act('say', { channel, text, thread_ts: threadTs ?? undefined, broadcast: broadcast || undefined, files: files.length ? files : undefined });
    return null;
  }
  const outcome = await act('command', { channel, text, thread_ts: threadTs ?? undefined });
  return complaint(command, outcome);
}

function complaint(command, { error, status }) {
  if (error && /\s/.test(error)) return error;
  if (error === 'invalid_command') return `${command} is not a valid command. In Slack, all messages that start with the "/" character are interpreted as commands.`;
  if (error) return `${command} failed with the error "${error}"`;
  if (status >= 400) return `${command} failed because the app did not respond (HTTP ${status}).`;
  return null;
}
