// Suggestions while one types: commands after /, people after @, channels after #, emoji after :

import { h } from '../dom.js';
import { isBotUser, livePeople, nameOf, world } from '../world.js';
import { characterOf, findEmoji } from '../text/emoji.js';

const MOST = 8;
const starts = (name, typed) => name.toLowerCase().startsWith(typed.toLowerCase());

/** By kind: what must stand before the cursor, and the rows {insert, label, note} for what was typed so far. */
const KINDS = [
  {
    pattern: /^\/([\w-]*)$/,
    rows: (typed) =>
      world.commands
        .filter((each) => starts(each.command, `/${typed}`))
        .map((each) => ({
          insert: each.command,
          label: each.command,
          hint: each.usage_hint,
          note: each.description,
        })),
  },
  {
    pattern: /(?:^|[\s(])@([\w.-]*)$/,
    rows: (typed) => [
      ...livePeople({ bots: true })
        .filter((each) => starts(nameOf(each.id), typed))
        .map((each) => ({
          insert: `@${nameOf(each.id)}`,
          label: `@${nameOf(each.id)}`,
          note: isBotUser(each.id) ? 'app' : each.real_name,
        })),
      ...['channel', 'here']
        .filter((each) => typed && starts(each, typed))
        .map((each) => ({ insert: `@${each}`, label: `@${each}`, note: 'everyone in this channel' })),
    ],
  },
  {
    pattern: /(?:^|[\s(])#([\w-]*)$/,
    rows: (typed) =>
      [...world.channels.values()]
        .filter((each) => each.name && !each.is_im && starts(each.name, typed))
        .map((each) => ({
          insert: `#${each.name}`,
          label: `#${each.name}`,
        })),
  },
  {
    pattern: /(?:^|[\s(]):([a-z0-9_+-]{2,})$/,
    rows: (typed) =>
      findEmoji(typed).map((name) => ({ insert: `:${name}:`, label: `${characterOf(name)} :${name}:` })),
  },
];

export class Completion {
  constructor(field) {
    this.field = field;
    this.rows = [];
    this.at = 0;
    this.element = h('div', {
      class: 'completion',
      role: 'listbox',
      'data-test': 'completion',
      id: `completion-${crypto.randomUUID().slice(0, 8)}`,
      hidden: true,
    });
    field.setAttribute('aria-controls', this.element.id);
    field.addEventListener('input', () => this.look());
    field.addEventListener('blur', () => this.close());
  }

  look() {
    const before = this.field.value.slice(0, this.field.selectionStart);
    const found = KINDS.map((kind) => ({ kind, match: kind.pattern.exec(before) })).find(
      ({ match }) => match,
    );
    this.rows = found ? found.kind.rows(found.match[1]).slice(0, MOST) : [];
    this.typed = found ? found.match[0].trimStart().replace(/^\(/, '') : '';
    this.at = 0;
    this.draw();
  }

  /** Take a key press if it is ours; returns whether it was. A word typed out in full is sent, not completed. */
  take(event) {
    if (!this.rows.length) return false;
    if (event.key === 'Enter' && this.rows.some((row) => row.insert === this.typed)) return false;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) this.at = (this.at + step + this.rows.length) % this.rows.length;
    else if (['Enter', 'Tab'].includes(event.key) && !event.shiftKey) this.choose(this.rows[this.at]);
    else if (event.key === 'Escape') this.close();
    else return false;
    event.preventDefault();
    event.stopPropagation();
    this.draw();
    return true;
  }

  choose(row) {
    const end = this.field.selectionStart;
    this.field.setRangeText(`${row.insert} `, end - this.typed.length, end, 'end');
    this.close();
    this.field.dispatchEvent(new Event('input', { bubbles: true }));
  }

  close() {
    this.rows = [];
    this.draw();
  }

  draw() {
    this.element.hidden = !this.rows.length;
    this.element.replaceChildren(
      ...this.rows.map((row, index) =>
        h(
          'div',
          {
            class: 'completion-row',
            role: 'option',
            id: `${this.element.id}-${index}`,
            'aria-selected': index === this.at,
            'data-test': 'completion-row',
            'data-insert': row.insert,
            on: {
              mousedown: (event) => {
                event.preventDefault();
                this.choose(row);
              },
            },
          },
          h('strong', {}, row.label),
          row.hint && h('code', { class: 'quiet' }, row.hint),
          row.note && h('span', { class: 'quiet' }, row.note),
        ),
      ),
    );
    if (this.rows.length) this.field.setAttribute('aria-activedescendant', `${this.element.id}-${this.at}`);
    else this.field.removeAttribute('aria-activedescendant');
  }
}
