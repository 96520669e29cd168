// A scrolling list of messages that redraws only what changed and stays at its end while one reads there.

import { h } from '../dom.js';
import { authorOf, world } from '../world.js';
import { Inputs } from '../blocks/inputs.js';
import { withNotices } from '../notices.js';
import { dayKey, dayName, secondsOf } from '../text/dates.js';
import { openEditor } from './editor.js';
import { keys } from './keys.js';
import { messageElement } from './message.js';

const GROUP_SECONDS = 300;
const NEAR_END = 60;

export class MessageList {
  constructor({ channel, threadTs = null, label, head = null }) {
    Object.assign(this, { channel, threadTs, rows: new Map(), messages: [], editing: null, atEnd: true });
    this.rowsElement = h('div', { class: 'rows' });
    this.element = h(
      'div',
      {
        class: 'message-list',
        role: 'log',
        'aria-label': label,
        tabindex: '0',
        on: { scroll: () => this.watchEnd(), keydown: (event) => keys(event, this) },
      },
      head,
      this.rowsElement,
    );
    this.newer = h(
      'button',
      { type: 'button', class: 'newer', hidden: true, on: { click: () => this.toEnd() } },
      'New messages ↓',
    );
    new ResizeObserver(() => this.atEnd && this.toEnd()).observe(this.rowsElement);
    new ResizeObserver(() => this.atEnd && this.toEnd()).observe(this.element);
  }

  show(messages) {
    const before = this.messages.at(-1)?.ts ?? '';
    this.messages = messages;
    this.redraw();
    if (this.atEnd) this.toEnd();
    else if (before && messages.at(-1)?.ts > before) this.newer.hidden = false;
  }

  redraw() {
    const wanted = this.plan();
    const kept = new Set(wanted.map((each) => each.key));
    for (const [key, row] of this.rows) {
      if (kept.has(key)) continue;
      row.element.remove();
      this.rows.delete(key);
    }
    const elements = wanted.map((each) => this.rowFor(each));
    let next = this.rowsElement.firstChild;
    for (const element of elements) {
      if (element === next) next = next.nextSibling;
      else this.rowsElement.insertBefore(element, next);
    }
  }

  /** What should stand in the list, in order: {key, print (changes when it looks different), make}. */
  plan() {
    const wanted = [];
    let last = null;
    for (const message of withNotices(this.channel, this.threadTs, this.messages)) {
      const day = dayKey(secondsOf(message.ts));
      if (!last || dayKey(secondsOf(last.ts)) !== day) {
        const name = dayName(secondsOf(message.ts));
        wanted.push({
          key: `day ${day}`,
          print: name,
          make: () => h('div', { class: 'day' }, h('span', {}, name)),
        });
        last = null;
      }
      const grouped = belongsTo(last, message);
      wanted.push({
        key: message.ts,
        message,
        print: `${grouped} ${world.version} ${JSON.stringify(message)}`,
        make: (inputs) => messageElement(message, this.setting(message, grouped, inputs)),
      });
      last = message;
    }
    return wanted;
  }

  rowFor({ key, print, make }) {
    const row = this.rows.get(key);
    if (row && (row.print === print || this.editing === key)) return row.element;
    const inputs = row?.inputs ?? new Inputs();
    const element = make(inputs);
    const hadFocus = row?.element === document.activeElement;
    row?.element.replaceWith(element);
    if (hadFocus) element.focus();
    this.rows.set(key, { element, print, inputs });
    return element;
  }

  setting(message, grouped, inputs) {
    return {
      channel: this.channel,
      grouped,
      inputs,
      inThread: Boolean(this.threadTs),
      redraw: () => this.redraw(),
      startEdit: () => this.startEdit(message),
    };
  }

  startEdit(message) {
    if (this.editing) return;
    this.editing = message.ts;
    openEditor(this.rows.get(message.ts).element, message, this.channel, () => {
      this.editing = null;
      this.rows.get(message.ts).print = null;
      this.redraw();
    });
  }

  watchEnd() {
    const { scrollHeight, scrollTop, clientHeight } = this.element;
    this.atEnd = scrollHeight - scrollTop - clientHeight < NEAR_END;
    if (this.atEnd) this.newer.hidden = true;
  }

  toEnd() {
    this.atEnd = true;
    this.newer.hidden = true;
    this.element.scrollTop = this.element.scrollHeight;
  }

  /** Bring a message into view and let it glow; returns whether it is here. */
  reveal(ts) {
    const row = this.rows.get(ts);
    if (!row) return false;
    this.atEnd = false;
    row.element.scrollIntoView({ block: 'center' });
    row.element.classList.add('revealed');
    setTimeout(() => row.element.classList.remove('revealed'), 2500);
    return true;
  }
}

function belongsTo(last, message) {
  if (!last || message.subtype || last.subtype || message.ephemeral || last.ephemeral) return false;
  return (
    authorOf(last).key === authorOf(message).key && secondsOf(message.ts) - secondsOf(last.ts) < GROUP_SECONDS
  );
}
