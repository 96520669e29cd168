// Pickers of a date, a time of day, or an instant (shown and entered on the reader's own wall clock).

import { h } from '../dom.js';
import { unixOf, wallClock } from '../text/dates.js';
import { zone } from '../world.js';
import { hooks, nameless } from './hooks.js';
import { report } from './inputs.js';

function picker(type, given, block, ctx, id, { initial, shown, fieldName, read }) {
  const held = ctx.values.take(block, given, initial);
  const field = h('input', {
    type,
    id,
    class: 'text-field picker',
    ...hooks(given, block),
    ...nameless(given, block, id),
  });
  field.value = held === null || held === undefined ? '' : shown(held);
  field.addEventListener('change', () => {
    const value = field.value ? read(field.value) : null;
    report(ctx, block, given, value, { [fieldName]: value });
  });
  return field;
}

const same = (value) => value;

export const datePicker = (given, block, ctx, id) =>
  picker('date', given, block, ctx, id, {
    initial: given.initial_date,
    shown: same,
    read: same,
    fieldName: 'selected_date',
  });

export const timePicker = (given, block, ctx, id) =>
  picker('time', given, block, ctx, id, {
    initial: given.initial_time,
    shown: same,
    read: same,
    fieldName: 'selected_time',
  });

export function dateTimePicker(given, block, ctx, id) {
  const field = picker('datetime-local', given, block, ctx, id, {
    initial: given.initial_date_time,
    shown: wallClock,
    read: unixOf,
    fieldName: 'selected_date_time',
  });
  return h('span', { class: 'with-unit' }, field, h('span', { class: 'quiet small' }, zone()));
}
