// Fields one types into: text of one or several lines, numbers, addresses.

import { h } from '../dom.js';
import { plainText } from '../text/emoji.js';
import { hooks, nameless } from './hooks.js';

const TYPES = { number_input: 'number', email_text_input: 'email', url_text_input: 'url' };

export function textField(given, block, ctx, id) {
  const multiline = Boolean(given.multiline);
  const held = ctx.values.take(block, given, given.initial_value);
  const field = h(multiline ? 'textarea' : 'input', {
    id,
    class: 'text-field',
    type: multiline ? null : (TYPES[given.type] ?? 'text'),
    autocomplete: 'off',
    rows: multiline ? '4' : null,
    maxLength: given.max_length,
    placeholder: plainText(given.placeholder?.text),
    step: given.is_decimal_allowed ? 'any' : null,
    autofocus: given.focus_on_load,
    ...hooks(given, block),
    ...nameless(given, block, id),
  });
  field.value = held ?? '';
  field.addEventListener('input', () => {
    ctx.values.put(block, given, field.value);
    if (dispatchesOn(given, block, 'on_character_entered')) ctx.press(block, given, { value: field.value });
  });
  field.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || multiline || event.isComposing) return;
    if (!dispatchesOn(given, block, 'on_enter_pressed')) return;
    event.preventDefault();
    ctx.press(block, given, { value: field.value });
  });
  return field;
}

function dispatchesOn(given, block, moment) {
  if (!block.dispatch_action) return false;
  return (given.dispatch_action_config?.trigger_actions_on ?? ['on_enter_pressed']).includes(moment);
}
