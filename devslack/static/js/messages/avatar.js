// A person's square: initials on a colour of their own; an app wears a drawing.

import { h, icon } from '../dom.js';

const COLOURS = 8;

export function avatar(name, { isBot = false, size = 'large' } = {}) {
  const sum = [...name].reduce((total, letter) => (total * 31 + letter.codePointAt(0)) % 9973, 7);
  return h(
    'span',
    {
      class: ['avatar', `avatar-${size}`, isBot ? 'avatar-app' : `avatar-${sum % COLOURS}`],
      'aria-hidden': 'true',
    },
    isBot ? icon('bolt') : name.slice(0, 1).toUpperCase(),
  );
}
