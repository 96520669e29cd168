// A menu of things to do: arrow keys move, Enter does, Escape closes.

import { h } from '../dom.js';
import { openPopover } from './popover.js';

/** Open a menu at `anchor`. Items are {label, run, danger?, note?} with any data attributes; null is a line between. */
export function openMenu(anchor, items) {
  let close = () => {};
  const buttons = items.map((item) =>
    item === null ? h('hr', { role: 'separator' }) : entry(item, () => close()),
  );
  const menu = h('div', { class: 'menu', role: 'menu', 'data-test': 'menu', on: { keydown: move } }, buttons);
  close = openPopover(anchor, menu, {
    onClose: () => anchor.isConnected && document.activeElement === document.body && anchor.focus(),
  });
  menu.querySelector('[role=menuitem]')?.focus();
}

function entry({ label, run, danger, note, ...attributes }, close) {
  return h(
    'button',
    {
      type: 'button',
      role: 'menuitem',
      class: ['menu-item', danger && 'danger'],
      ...attributes,
      on: {
        click: () => {
          close();
          run();
        },
      },
    },
    h('span', {}, label),
    note && h('span', { class: 'quiet small' }, note),
  );
}

function move(event) {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!step) return;
  event.preventDefault();
  const entries = [...event.currentTarget.querySelectorAll('[role=menuitem]')];
  const at = entries.indexOf(document.activeElement);
  entries[(at + step + entries.length) % entries.length].focus();
}
