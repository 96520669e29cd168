// "Are you sure?": the confirm object of Block Kit, and our own questions.

import { h } from '../dom.js';
import { textObject } from '../text/mrkdwn.js';
import { plainText } from '../text/emoji.js';

/** Whether the person agrees; at once when there is nothing to ask. */
export async function confirmed(question, anchor) {
  if (!question) return true;
  return new Promise((resolve) => {
    const dialog = h(
      'dialog',
      {
        class: 'modal modal-small',
        'data-test': 'confirm',
        on: {
          close: () => {
            dialog.remove();
            resolve(dialog.returnValue === 'yes');
          },
        },
      },
      h(
        'form',
        { method: 'dialog' },
        h('header', { class: 'modal-head' }, h('h2', {}, plainText(question.title?.text ?? 'Are you sure?'))),
        h('div', { class: 'modal-body' }, textObject(question.text)),
        h(
          'footer',
          { class: 'modal-foot' },
          h(
            'button',
            { class: 'button', value: 'no', 'data-test': 'confirm-no' },
            plainText(question.deny?.text ?? 'Cancel'),
          ),
          h(
            'button',
            {
              class: ['button', question.style === 'danger' ? 'button-danger' : 'button-primary'],
              value: 'yes',
              'data-test': 'confirm-yes',
              autofocus: true,
            },
            plainText(question.confirm?.text ?? 'Yes'),
          ),
        ),
      ),
    );
    (anchor?.closest('dialog') ?? document.body).append(dialog);
    dialog.showModal();
  });
}
