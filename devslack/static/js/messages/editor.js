// A message turned into a field while its author edits it.

import { h } from '../dom.js';
import { edit } from '../acts.js';
import { asTyped } from '../text/typed.js';

/** Put an editor in place of the message's content; `done()` is called when it is over, saved or not. */
export function openEditor(row, message, channel, done) {
  const save = async () => {
    const text = field.value.trim();
    if (text && text !== asTyped(message.text)) await edit(channel, message.ts, text);
    done();
  };
  const field = h('textarea', {
    class: 'text-field',
    rows: '2',
    'aria-label': 'Edit message',
    'data-test': 'edit-input',
    value: asTyped(message.text),
    on: {
      keydown: (event) => {
        event.stopPropagation();
        if (event.key === 'Escape') done();
        if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
        event.preventDefault();
        save();
      },
    },
  });
  row
    .querySelector('.content')
    .replaceChildren(
      h(
        'div',
        { class: 'editor' },
        field,
        h(
          'div',
          { class: 'editor-foot' },
          h(
            'button',
            { type: 'button', class: 'button', 'data-test': 'edit-cancel', on: { click: done } },
            'Cancel',
          ),
          h(
            'button',
            { type: 'button', class: 'button button-primary', 'data-test': 'edit-save', on: { click: save } },
            'Save',
          ),
        ),
      ),
    );
  field.focus();
  field.setSelectionRange(field.value.length, field.value.length);
}
