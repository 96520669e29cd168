// One form as a dialog: draws a view, gathers what is filled in, shows what is wrong with it.

import { h, iconButton } from '../dom.js';
import { blocks } from '../blocks/index.js';
import { Inputs } from '../blocks/inputs.js';
import { plainText } from '../text/emoji.js';
import { missing } from './required.js';

const TROUBLE = 'We had some trouble connecting. Try again?';

export class Form {
  /** `submit(values)` gives {errors}, {trouble} or nothing; `cancel()` is told when the person gives up; `press(block, element, fields, values)`. */
  constructor(view, { submit, cancel, press }) {
    Object.assign(this, { view, submit, cancel, values: new Inputs() });
    this.ctx = {
      inForm: true,
      values: this.values,
      press: (block, element, fields) => press?.(block, element, fields, this.values.values()),
    };
    this.body = h('div', { class: 'modal-body' });
    this.alarm = h('div', { class: 'modal-alarm', role: 'alert', 'data-test': 'modal-alarm', hidden: true });
    this.title = h('h2', {});
    this.foot = h('footer', { class: 'modal-foot' });
    this.dialog = h(
      'dialog',
      {
        class: 'modal',
        'data-test': 'modal',
        'aria-labelledby': 'form-title',
        on: {
          cancel: (event) => {
            event.preventDefault();
            this.cancel();
          },
        },
      },
      h(
        'form',
        {
          novalidate: true,
          on: {
            submit: (event) => {
              event.preventDefault();
              this.send();
            },
          },
        },
        h(
          'header',
          { class: 'modal-head' },
          this.title,
          iconButton('close', 'Close', () => this.cancel(), { 'data-test': 'modal-close' }),
        ),
        this.body,
        this.alarm,
        this.foot,
      ),
    );
    this.title.id = 'form-title';
    document.body.append(this.dialog);
    this.draw(view);
    this.dialog.showModal();
    this.focusFirst();
  }

  draw(view) {
    this.view = view;
    const focused = placeOf(document.activeElement);
    this.dialog.dataset.viewId = view.id ?? '';
    this.dialog.dataset.callbackId = view.callback_id ?? '';
    this.title.textContent = plainText(view.title?.text);
    this.body.replaceChildren(...this.values.redraw(() => blocks(view.blocks, this.ctx)));
    const hasInput = view.blocks.some((block) => block.type === 'input');
    this.sendButton =
      (view.submit || hasInput) &&
      h(
        'button',
        { type: 'submit', class: 'button button-primary', 'data-test': 'modal-submit' },
        plainText(view.submit?.text ?? 'Submit'),
      );
    this.foot.replaceChildren(
      h(
        'button',
        { type: 'button', class: 'button', 'data-test': 'modal-cancel', on: { click: () => this.cancel() } },
        plainText(view.close?.text ?? 'Cancel'),
      ),
      this.sendButton || '',
    );
    if (focused) this.body.querySelector(focused)?.focus();
  }

  async send() {
    if (!this.sendButton || this.sendButton.disabled) return;
    const gaps = missing(this.view.blocks, this.values.values());
    this.showErrors(gaps);
    if (Object.keys(gaps).length) return;
    this.sendButton.disabled = true;
    const outcome = await this.submit(this.values.values());
    this.sendButton.disabled = false;
    this.alarm.hidden = !outcome?.trouble;
    this.alarm.textContent = outcome?.trouble === true ? TROUBLE : (outcome?.trouble ?? '');
    this.showErrors(outcome?.errors ?? {});
  }

  /** Put each sentence at its block, and the cursor at the first. */
  showErrors(errors) {
    let first = null;
    for (const place of this.body.querySelectorAll('.field-error')) {
      const text = errors[place.dataset.blockId];
      place.hidden = !text;
      place.textContent = text ?? '';
      place.parentElement.classList.toggle('field-wrong', Boolean(text));
      if (text) first ??= place.parentElement;
    }
    first?.querySelector('input, select, textarea')?.focus();
  }

  focusFirst() {
    (
      this.body.querySelector('[autofocus]') ??
      this.body.querySelector('input, select, textarea') ??
      this.sendButton
    )?.focus?.();
  }

  remove() {
    this.dialog.close();
    this.dialog.remove();
  }
}

/** A selector for the same field once the form is drawn anew. */
function placeOf(field) {
  const { blockId, actionId } = field?.dataset ?? {};
  if (!actionId) return null;
  return `[data-block-id="${CSS.escape(blockId)}"][data-action-id="${CSS.escape(actionId)}"]`;
}
