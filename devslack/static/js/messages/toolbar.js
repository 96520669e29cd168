// What hovers over a message: three quick marks, the picker, the thread, the menu.

import { h, iconButton } from '../dom.js';
import { world } from '../world.js';
import { react } from '../acts.js';
import { go } from '../places.js';
import { openPicker } from '../overlays/picker.js';
import { emojiElement } from '../text/emoji.js';
import { openMessageMenu } from './menu.js';

const QUICK = ['rotating_light', 'eyes', 'pushpin'];

export function toolbar(message, setting) {
  const { channel } = setting;
  const out = { tabindex: '-1' };
  return h(
    'div',
    { class: 'toolbar', role: 'toolbar', 'aria-label': 'Message actions' },
    QUICK.filter((name) => name in world.emoji).map((name) =>
      h(
        'button',
        {
          type: 'button',
          class: 'icon-button',
          title: `React with :${name}:`,
          'aria-label': `React with ${name.replaceAll('_', ' ')}`,
          'data-test': `quick-${name}`,
          ...out,
          on: { click: () => react(channel, message.ts, name) },
        },
        emojiElement(name),
      ),
    ),
    iconButton(
      'react',
      'Add a reaction',
      ({ currentTarget }) => openPicker(currentTarget, (name) => react(channel, message.ts, name)),
      { 'data-test': 'react', ...out },
    ),
    iconButton(
      'thread',
      'Reply in thread',
      () => go({ channel, threadTs: message.thread_ts ?? message.ts }),
      { 'data-test': 'reply', ...out },
    ),
    iconButton(
      'more',
      'More actions',
      ({ currentTarget }) => openMessageMenu(currentTarget, message, setting),
      { 'data-test': 'message-menu', ...out },
    ),
  );
}
