// What can be done to a message: our own acts, then the shortcuts that apps bring.

import { botName, world } from '../world.js';
import { isPinned, react, remove, runShortcut, togglePin } from '../acts.js';
import { go } from '../places.js';
import { confirmed } from '../overlays/confirm.js';
import { openMenu } from '../overlays/menu.js';
import { openPicker } from '../overlays/picker.js';
import { toast } from '../overlays/toast.js';

export const isMine = (message) => message.user === world.me.id && !message.bot_id;
const SURE = {
  title: { text: 'Delete message' },
  text: { type: 'plain_text', text: 'Delete this message? It cannot be undone.' },
  confirm: { text: 'Delete' },
  deny: { text: 'Cancel' },
  style: 'danger',
};

export function openMessageMenu(anchor, message, setting) {
  const { channel } = setting;
  const mayDelete = isMine(message) || world.me.is_admin;
  const shortcuts = world.shortcuts.filter((each) => each.type.startsWith('message'));
  openMenu(anchor, [
    {
      label: 'Add a reaction',
      'data-test': 'menu-react',
      run: () => openPicker(anchor, (name) => react(channel, message.ts, name)),
    },
    {
      label: 'Reply in thread',
      'data-test': 'menu-reply',
      run: () => go({ channel, threadTs: message.thread_ts ?? message.ts }),
    },
    {
      label: isPinned(message) ? 'Unpin from channel' : 'Pin to channel',
      'data-test': 'menu-pin',
      run: () => togglePin(message, channel),
    },
    { label: 'Copy link', 'data-test': 'menu-link', run: () => copyLink(message, channel) },
    ...(isMine(message)
      ? [{ label: 'Edit message', 'data-test': 'menu-edit', run: () => setting.startEdit(message) }]
      : []),
    ...(mayDelete
      ? [
          {
            label: 'Delete message',
            danger: true,
            'data-test': 'menu-delete',
            run: () => askAndRemove(message, channel),
          },
        ]
      : []),
    ...(shortcuts.length ? [null] : []),
    ...shortcuts.map((each) => ({
      label: each.name,
      note: botName(),
      'data-test': 'shortcut',
      'data-callback-id': each.callback_id,
      run: () => runShortcut(each.callback_id, channel, message.ts),
    })),
  ]);
}

async function askAndRemove(message, channel) {
  if (await confirmed(SURE)) await remove(channel, message.ts);
}

async function copyLink(message, channel) {
  const base = `https://${world.team.domain ?? 'local'}.slack.com/archives/${channel}/p${message.ts.replace('.', '')}`;
  const inThread =
    message.thread_ts && message.thread_ts !== message.ts
      ? `?thread_ts=${message.thread_ts}&cid=${channel}`
      : '';
  await navigator.clipboard?.writeText(base + inThread);
  toast('The link to the message is copied.');
}
