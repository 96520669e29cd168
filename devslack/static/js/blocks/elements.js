// Interactive elements: which function draws which type.

import { h } from '../dom.js';
import { button, overflow } from './buttons.js';
import { checkboxes, multiSelect, radioButtons, select } from './choices.js';
import { textField } from './fields.js';
import { datePicker, dateTimePicker, timePicker } from './times.js';

const ELEMENTS = {
  button,
  overflow,
  checkboxes,
  workflow_button: button,
  radio_buttons: radioButtons,
  static_select: select,
  users_select: select,
  conversations_select: select,
  channels_select: select,
  multi_static_select: multiSelect,
  multi_users_select: multiSelect,
  multi_conversations_select: multiSelect,
  multi_channels_select: multiSelect,
  datepicker: datePicker,
  timepicker: timePicker,
  datetimepicker: dateTimePicker,
  plain_text_input: textField,
  number_input: textField,
  email_text_input: textField,
  url_text_input: textField,
  image: (element) =>
    h(
      'span',
      { class: 'placeholder placeholder-medium', title: element.image_url },
      `Image: ${element.alt_text}`,
    ),
};

/** One element of `block`; `id` ties a field to its label. */
export function element(given, block, ctx, id = null) {
  const draw = ELEMENTS[given.type];
  if (!draw)
    return h(
      'span',
      { class: 'placeholder' },
      `An element of type "${given.type}", which this page cannot show`,
    );
  return draw(given, block, ctx, id);
}
