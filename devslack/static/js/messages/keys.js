// A list of messages by keyboard: arrows walk; R reacts, T replies, P pins, E edits, Enter opens the menu.

import { togglePin } from '../acts.js';
import { go } from '../places.js';
import { isMine, openMessageMenu } from './menu.js';

export function keys(event, list) {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const rows = [...list.element.querySelectorAll('.message')];
  const row = document.activeElement.closest?.('.message');
  const inside = document.activeElement !== row && document.activeElement !== list.element;
  if (inside) return;
  const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
  if (step) {
    event.preventDefault();
    const at = row ? rows.indexOf(row) + step : rows.length - 1;
    rows[Math.min(Math.max(at, 0), rows.length - 1)]?.focus();
    return;
  }
  const message = list.messages.find((each) => each.ts === row?.dataset.ts);
  const act = message && !message.ephemeral && ACTS[event.key.toLowerCase()];
  if (!act) return;
  event.preventDefault();
  act(message, row, list);
}

const press = (row, name) => row.querySelector(`[data-test=${name}]`).click();

const ACTS = {
  enter: (message, row, list) => openMessageMenu(row, message, list.setting(message)),
  r: (message, row) => press(row, 'react'),
  t: (message, row, list) => go({ channel: list.channel, threadTs: message.thread_ts ?? message.ts }),
  p: (message, row, list) => togglePin(message, list.channel),
  e: (message, row, list) => isMine(message) && list.startEdit(message),
};
