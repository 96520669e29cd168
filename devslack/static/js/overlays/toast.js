// Short news at the edge of the window, chiefly what could not be done.

import { h } from '../dom.js';
import { Refused } from '../api.js';

const STAYS = 6000;

export function toast(text) {
  const element = h('div', { class: 'toast', 'data-test': 'toast' }, text);
  const place = document.getElementById('toasts');
  place.append(element);
  // Shown anew each time, so that it lies above a dialog that was opened since.
  if (place.matches(':popover-open')) place.hidePopover();
  place.showPopover();
  setTimeout(() => element.remove(), STAYS);
}

/** Run an act; a refusal is shown as the server's own sentence. Returns what the act gave, or null. */
export async function attempt(act) {
  try {
    return await act();
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    toast(error.message);
    return null;
  }
}
