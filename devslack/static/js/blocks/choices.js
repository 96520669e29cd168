// Selects, radio buttons and check boxes: one among options, people, conversations; or several.

import { h } from '../dom.js';
import { channelName, livePeople, nameOf, isBotUser, world } from '../world.js';
import { plainText } from '../text/emoji.js';
import { textObject } from '../text/mrkdwn.js';
import { confirmed } from '../overlays/confirm.js';
import { hooks, nameless } from './hooks.js';
import { report } from './inputs.js';

const optionRow = (option) => ({ value: option.value, label: plainText(option.text.text), option });

function conversationRows(filter) {
  const kindOf = (channel) => (channel.is_im ? 'im' : channel.is_private ? 'private' : 'public');
  return [...world.channels.values()]
    .filter(
      (channel) => !channel.is_archived && (!filter?.include || filter.include.includes(kindOf(channel))),
    )
    .map((channel) => ({ value: channel.id, label: `${channel.is_im ? '@' : '#'}${channelName(channel)}` }));
}

/** By kind of select: its rows, the field of Slack's payload, and what it holds at first. */
const KINDS = {
  static: {
    rows: (given) => (given.options ?? []).map(optionRow),
    field: 'option',
    initial: (given) => given.initial_option?.value,
  },
  users: {
    rows: () =>
      livePeople({ bots: true }).map((person) => ({
        value: person.id,
        label: nameOf(person.id) + (isBotUser(person.id) ? ' (app)' : ''),
      })),
    field: 'user',
    initial: (given) => given.initial_user,
  },
  conversations: {
    rows: (given) => conversationRows(given.filter),
    field: 'conversation',
    initial: (given) => given.initial_conversation,
  },
  channels: {
    rows: () => conversationRows({ include: ['public'] }),
    field: 'channel',
    initial: (given) => given.initial_channel,
  },
};

const kindOf = (given) => KINDS[given.type.replace(/^multi_/, '').replace(/_select$/, '')];
const chosenField = (kind, row) => ({ [`selected_${kind.field}`]: row ? (row.option ?? row.value) : null });

export function select(given, block, ctx, id) {
  const kind = kindOf(given);
  const groups = (given.option_groups ?? []).map((group) => ({
    label: plainText(group.label.text),
    rows: group.options.map(optionRow),
  }));
  const rows = [...kind.rows(given), ...groups.flatMap((group) => group.rows)];
  const held = ctx.values.take(block, given, kind.initial(given));
  const option = (row) => h('option', { value: row.value, selected: row.value === held }, row.label);
  const field = h(
    'select',
    { class: 'select', id, ...hooks(given, block), ...nameless(given, block, id) },
    h('option', { value: '' }, plainText(given.placeholder?.text ?? 'Choose an option')),
    kind.rows(given).map(option),
    groups.map((group) => h('optgroup', { label: group.label }, group.rows.map(option))),
  );
  field.value = held ?? '';
  field.addEventListener('change', async () => {
    if (!(await confirmed(given.confirm, field))) {
      field.value = ctx.values.take(block, given) ?? '';
      return;
    }
    const row = rows.find((each) => each.value === field.value);
    report(ctx, block, given, row?.value ?? null, chosenField(kind, row));
  });
  return field;
}

export function multiSelect(given, block, ctx) {
  const kind = kindOf(given);
  const groups = (given.option_groups ?? []).flatMap((group) => group.options.map(optionRow));
  const rows = [...kind.rows(given), ...groups];
  const initial =
    given.initial_options?.map((option) => option.value) ?? given[`initial_${kind.field}s`] ?? [];
  const held = new Set(ctx.values.take(block, given, initial));
  const change = () => {
    const chosen = rows.filter((row) => held.has(row.value));
    const fields = { [`selected_${kind.field}s`]: chosen.map((row) => row.option ?? row.value) };
    report(
      ctx,
      block,
      given,
      chosen.map((row) => row.value),
      fields,
    );
  };
  return h(
    'fieldset',
    { class: 'choices choices-many', ...hooks(given, block), ...nameless(given, block) },
    rows.map((row) =>
      tick('checkbox', row, {
        checked: held.has(row.value),
        change: ({ target }) => {
          if (target.checked) held.add(row.value);
          else held.delete(row.value);
          change();
        },
      }),
    ),
  );
}

function tick(type, row, { checked, change, name }) {
  return h(
    'label',
    { class: 'choice' },
    h('input', { type, name, value: row.value, checked, on: { change } }),
    h(
      'span',
      {},
      row.option ? textObject(row.option.text) : row.label,
      row.option?.description &&
        h('span', { class: 'choice-description' }, textObject(row.option.description)),
    ),
  );
}

export function radioButtons(given, block, ctx) {
  const held = ctx.values.take(block, given, given.initial_option?.value);
  const name = `radio-${block.block_id}-${given.action_id}-${crypto.randomUUID().slice(0, 8)}`;
  return h(
    'fieldset',
    { class: 'choices', ...hooks(given, block), role: 'radiogroup' },
    given.options.map((option) =>
      tick('radio', optionRow(option), {
        name,
        checked: option.value === held,
        change: () => report(ctx, block, given, option.value, { selected_option: option }),
      }),
    ),
  );
}

export function checkboxes(given, block, ctx) {
  const held = new Set(
    ctx.values.take(
      block,
      given,
      (given.initial_options ?? []).map((option) => option.value),
    ),
  );
  return h(
    'fieldset',
    { class: 'choices', ...hooks(given, block) },
    given.options.map((option) =>
      tick('checkbox', optionRow(option), {
        checked: held.has(option.value),
        change: ({ target }) => {
          if (target.checked) held.add(option.value);
          else held.delete(option.value);
          const chosen = given.options.filter((each) => held.has(each.value));
          report(
            ctx,
            block,
            given,
            chosen.map((each) => each.value),
            { selected_options: chosen },
          );
        },
      }),
    ),
  );
}
