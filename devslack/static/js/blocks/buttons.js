// Buttons and the overflow menu, with the question some of them ask first.

import { h, icon } from '../dom.js';
import { plainText } from '../text/emoji.js';
import { placeOf } from '../text/references.js';
import { openMenu } from '../overlays/menu.js';
import { confirmed } from '../overlays/confirm.js';
import { hooks } from './hooks.js';

const SAFE = /^https?:/i;

export function button(given, block, ctx) {
  const label = plainText(given.text?.text);
  const press = async (event) => {
    const control = event.currentTarget;
    if (!(await confirmed(given.confirm, control))) return;
    if (given.url && SAFE.test(given.url)) follow(given.url, control);
    control.classList.add('busy');
    await ctx.press(block, given, { value: given.value });
    control.classList.remove('busy');
  };
  return h(
    'button',
    {
      type: 'button',
      class: ['button', given.style && `button-${given.style}`],
      'data-value': given.value,
      'aria-label': given.accessibility_label,
      ...hooks(given, block),
      on: { click: press },
    },
    label,
    given.url && icon('window'),
  );
}

function follow(url, control) {
  const place = placeOf(url);
  if (place) control.dispatchEvent(new CustomEvent('goto', { bubbles: true, detail: place }));
  else window.open(url, '_blank', 'noopener');
}

export function overflow(given, block, ctx) {
  const choose = async (option, control) => {
    if (!(await confirmed(given.confirm, control))) return;
    if (option.url && SAFE.test(option.url)) follow(option.url, control);
    await ctx.press(block, given, { selected_option: option });
  };
  const open = ({ currentTarget }) =>
    openMenu(
      currentTarget,
      given.options.map((option) => ({
        label: plainText(option.text.text),
        'data-option': option.value,
        run: () => choose(option, currentTarget),
      })),
    );
  return h(
    'button',
    {
      type: 'button',
      class: 'button button-overflow',
      'aria-label': 'More actions',
      'aria-haspopup': 'menu',
      ...hooks(given, block),
      on: { click: open },
    },
    icon('more'),
  );
}
