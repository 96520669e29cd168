// The reactions under a message; a press adds one's own or takes it back.

import { h, icon } from '../dom.js';
import { nameOf, world } from '../world.js';
import { emojiElement } from '../text/emoji.js';
import { react, toggleReaction } from '../acts.js';
import { openPicker } from '../overlays/picker.js';

export function reactions(message, channel) {
  if (!message.reactions?.length) return null;
  return h(
    'div',
    { class: 'reactions' },
    message.reactions.map((each) => pill(each, message, channel)),
    h(
      'button',
      {
        type: 'button',
        class: 'reaction reaction-add',
        'aria-label': 'Add a reaction',
        title: 'Add a reaction',
        on: {
          click: ({ currentTarget }) => openPicker(currentTarget, (name) => react(channel, message.ts, name)),
        },
      },
      icon('react'),
    ),
  );
}

function pill(reaction, message, channel) {
  const mine = reaction.users.includes(world.me.id);
  const names = reaction.users.map((user) => (user === world.me.id ? 'you' : nameOf(user)));
  return h(
    'button',
    {
      type: 'button',
      class: ['reaction', mine && 'reaction-mine'],
      'aria-pressed': mine,
      'data-test': 'reaction',
      'data-name': reaction.name,
      title: `${names.join(', ')} reacted with :${reaction.name}:`,
      on: { click: () => toggleReaction(message, channel, reaction.name) },
    },
    emojiElement(reaction.name),
    h('span', { class: 'reaction-count' }, String(reaction.count)),
  );
}
