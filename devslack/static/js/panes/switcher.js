// Becoming someone else: in this window, or in a second one beside it.

import { h, icon } from '../dom.js';
import { displayName, livePeople, world } from '../world.js';
import { avatar } from '../messages/avatar.js';
import { openPopover } from '../overlays/popover.js';
import { addressOf, here } from '../places.js';

const placeFor = (person) => addressOf({ as: person.name, channel: here.channel, threadTs: here.threadTs });

export function openSwitcher(anchor) {
  const row = (person) =>
    h(
      'div',
      { class: 'switch-row' },
      h(
        'a',
        {
          class: ['menu-item', person.id === world.me.id && 'current'],
          href: placeFor(person),
          'data-test': 'person',
          'data-name': person.name,
          'aria-current': person.id === world.me.id ? 'true' : null,
        },
        avatar(displayName(person), { size: 'medium' }),
        h(
          'span',
          { class: 'person-words' },
          h('strong', {}, displayName(person)),
          h('span', { class: 'quiet small' }, person.tz ?? 'no time zone'),
        ),
      ),
      h(
        'a',
        {
          class: 'icon-button',
          href: placeFor(person),
          target: '_blank',
          rel: 'noopener',
          title: `Be ${displayName(person)} in a new window`,
          'aria-label': `Be ${displayName(person)} in a new window`,
          'data-test': 'person-window',
          'data-name': person.name,
        },
        icon('window'),
      ),
    );
  const menu = h(
    'div',
    { class: 'menu switcher', 'data-test': 'people' },
    h('div', { class: 'menu-title quiet small' }, 'Act as'),
    livePeople().map(row),
  );
  openPopover(anchor, menu);
  menu.querySelector('a')?.focus();
}
