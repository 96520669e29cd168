// The side pane with what is pinned in a channel.

import { h, iconButton } from '../dom.js';
import { authorOf, channelName, world } from '../world.js';
import { coalesced, readMessages } from '../api.js';
import { isPinned } from '../acts.js';
import { go } from '../places.js';
import { attempt } from '../overlays/toast.js';
import { clockTime, dayName, secondsOf } from '../text/dates.js';
import { mrkdwn } from '../text/mrkdwn.js';

export class Pins {
  constructor(root, channelId) {
    this.channelId = channelId;
    this.cards = h('div', { class: 'cards' });
    this.refresh = coalesced(() =>
      attempt(async () => {
        this.messages = (await readMessages(channelId)).filter(isPinned).reverse();
        this.draw();
      }),
    );
    root.replaceChildren(
      h(
        'section',
        { class: 'pane', 'data-test': 'pins-pane', 'aria-label': 'Pinned messages' },
        h(
          'header',
          { class: 'pane-head' },
          h('h2', {}, 'Pinned'),
          h('span', { class: 'quiet' }, `#${channelName(world.channels.get(channelId))}`),
          h('span', { class: 'spacer' }),
          iconButton('close', 'Close', () => go({ channel: channelId }), { 'data-test': 'close-side' }),
        ),
        this.cards,
      ),
    );
  }

  draw() {
    const cards = (this.messages ?? []).map((message) =>
      h(
        'button',
        {
          type: 'button',
          class: 'card',
          'data-ts': message.ts,
          on: { click: () => go({ channel: this.channelId, ts: message.ts }) },
        },
        h('strong', {}, authorOf(message).name),
        h(
          'span',
          { class: 'quiet small' },
          ` ${dayName(secondsOf(message.ts))} ${clockTime(secondsOf(message.ts))}`,
        ),
        h('div', { class: 'card-text' }, mrkdwn(message.text)),
      ),
    );
    this.cards.replaceChildren(
      ...(cards.length ? cards : [h('p', { class: 'quiet' }, 'Nothing is pinned here.')]),
    );
  }
}
