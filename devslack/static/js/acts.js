// What a person can do to a message or a channel. Each tells the server; the page changes when the news comes back.

import { act } from './api.js';
import { world } from './world.js';
import { attempt, toast } from './overlays/toast.js';

export const react = (channel, ts, name) => attempt(() => act('react', { channel, ts, name }));

export function toggleReaction(message, channel, name) {
  const mine = (message.reactions ?? []).some(
    (each) => each.name === name && each.users.includes(world.me.id),
  );
  return attempt(() => act(mine ? 'unreact' : 'react', { channel, ts: message.ts, name }));
}

export const isPinned = (message) => Boolean(message.pinned || message.pinned_to?.length);
export const togglePin = (message, channel) =>
  attempt(() => act(isPinned(message) ? 'unpin' : 'pin', { channel, ts: message.ts }));
export const edit = (channel, ts, text) => attempt(() => act('edit', { channel, ts, text }));
export const remove = (channel, ts) => attempt(() => act('delete', { channel, ts }));
export const join = (channel) => attempt(() => act('channels/join', { channel }));

/** Run a shortcut of an app: on a message when one is given, else anywhere. */
export const runShortcut = (callback_id, channel, ts) =>
  attempt(async () => {
    const answer = await act('shortcut', { callback_id, channel, ts });
    return complain(answer, 'The shortcut');
  });

/** Press a button or change an element; what the app answers comes back as messages and forms. */
export const press = (body) => attempt(async () => complain(await act('press', body), 'That'));

function complain(answer, what) {
  if (answer.error || (answer.status && answer.status >= 400)) {
    toast(
      `${what} didn't work: the app ${answer.error === 'operation_timeout' || answer.status === 504 ? 'did not answer in time' : `answered ${answer.error ?? answer.status}`}.`,
    );
  }
  return answer;
}
