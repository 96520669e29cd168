// The emoji picker: the ones for incidents first, all others behind them, found by short name.

import { h } from '../dom.js';
import { characterOf, FAVOURITES, findEmoji } from '../text/emoji.js';
import { openPopover } from './popover.js';

const SHOWN = 240;

/** Let a person choose an emoji at `anchor`; `chosen(name)` is called with its short name. */
export function openPicker(anchor, chosen) {
  let close = () => {};
  const choose = (name) => {
    close();
    chosen(name);
  };
  const name = h('div', { class: 'picker-name' }, 'Choose an emoji');
  const grid = h('div', { class: 'picker-grid', on: { keydown: walk } });
  const search = h('input', {
    type: 'search',
    class: 'text-field',
    placeholder: 'Search by short name',
    'aria-label': 'Search emoji',
    'data-test': 'emoji-search',
    autocomplete: 'off',
    on: {
      input: () => fill(grid, search.value, choose, name),
      keydown: (event) => {
        if (event.key === 'Enter') grid.querySelector('button')?.click();
        if (event.key === 'ArrowDown') grid.querySelector('button')?.focus();
        if (['Enter', 'ArrowDown'].includes(event.key)) event.preventDefault();
      },
    },
  });
  fill(grid, '', choose, name);
  close = openPopover(
    anchor,
    h(
      'div',
      { class: 'picker', role: 'dialog', 'aria-label': 'Emoji', 'data-test': 'emoji-picker' },
      search,
      grid,
      name,
    ),
  );
  search.focus();
}

function fill(grid, typed, choose, name) {
  const found = findEmoji(typed);
  const cell = (each) =>
    h(
      'button',
      {
        type: 'button',
        class: 'picker-cell',
        'data-test': 'emoji',
        'data-name': each,
        'aria-label': each.replaceAll('_', ' '),
        title: `:${each}:`,
        on: {
          click: () => choose(each),
          focus: () => {
            name.textContent = `:${each}:`;
          },
          mouseenter: () => {
            name.textContent = `:${each}:`;
          },
        },
      },
      h('span', { class: 'emoji' }, characterOf(each)),
    );
  const favourites = typed ? [] : found.filter((each) => FAVOURITES.includes(each));
  const others = typed ? found : found.filter((each) => !FAVOURITES.includes(each));
  grid.replaceChildren(
    ...(favourites.length
      ? [
          h('h4', {}, 'For incidents'),
          h('div', { class: 'picker-cells' }, favourites.map(cell)),
          h('h4', {}, 'All'),
        ]
      : []),
    h('div', { class: 'picker-cells' }, others.slice(0, SHOWN).map(cell)),
    ...(found.length ? [] : [h('p', { class: 'quiet' }, `No emoji is called "${typed}".`)]),
    ...(others.length > SHOWN ? [h('p', { class: 'quiet small' }, 'Type to find the others.')] : []),
  );
  if (typed && found.length) name.textContent = `:${found[0]}:`;
}

function walk(event) {
  const cells = [...event.currentTarget.querySelectorAll('button')];
  const at = cells.indexOf(document.activeElement);
  const row = Math.max(1, Math.floor(event.currentTarget.clientWidth / 36));
  const step = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: row, ArrowUp: -row }[event.key];
  if (!step || at < 0) return;
  event.preventDefault();
  cells[Math.min(Math.max(at + step, 0), cells.length - 1)].focus();
}
