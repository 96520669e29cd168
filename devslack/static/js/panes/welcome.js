// The first words to someone who opens the page: what to try.

import { h, iconButton } from '../dom.js';
import { world } from '../world.js';
import { mrkdwn } from '../text/mrkdwn.js';

const SEEN = 'devslack-welcome-seen';
const DEFAULT = [
  'A Slack of your own, on this machine. Nothing leaves it, and it forgets everything when it stops. To try:',
  '1.  Type `/incident checkout is down` here and fill in the form.',
  '2.  Talk in the channel that opens. Mark what matters with a reaction: :rotating_light: detected, :raising_hand: acknowledged, :wrench: fix started, :adhesive_bandage: mitigated.',
  '3.  Be someone else with the switcher at the top left, or two people at once in two windows.',
  '4.  Type `/incident resolve` and open the draft.',
].join('\n');

export function welcome() {
  const seen = localStorage.getItem(SEEN) === 'yes';
  const card = h(
    'section',
    { class: 'welcome', 'data-test': 'welcome', 'aria-label': 'What to try', hidden: seen },
    h(
      'div',
      { class: 'welcome-words' },
      h('h2', {}, 'Welcome to the local Slack'),
      mrkdwn(world.hint || DEFAULT),
    ),
    iconButton(
      'close',
      'Got it',
      () => {
        localStorage.setItem(SEEN, 'yes');
        card.hidden = true;
      },
      { 'data-test': 'welcome-close' },
    ),
  );
  return card;
}

export function showWelcome() {
  localStorage.removeItem(SEEN);
  document.querySelector('.welcome').hidden = false;
}
