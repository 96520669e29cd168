// The first words to someone who opens the page: what to try.

import { h, iconButton } from '../dom.js';
import { world } from '../world.js';
import { mrkdwn } from '../text/mrkdwn.js';

const SEEN = 'devslack-welcome-seen';
const DEFAULT = [
  'This is a Slack of your own, on this machine. Nothing leaves it, and it forgets everything when it stops.',
  '• Type `/incident checkout is down` in #incidents, and fill in the form.',
  '• Talk in the channel it opens. Mark what matters: react with :rotating_light: (detected), :raising_hand: (acknowledged), :wrench: (fix started), :adhesive_bandage: (mitigated), or pin a message.',
  '• Act as someone else with the switcher at the top left, or open a second window to be two people at once.',
  '• `/incident resolve` ends it and posts the draft.',
].join('\n');

export function welcome() {
  const seen = localStorage.getItem(SEEN) === 'yes';
  const card = h('section', { class: 'welcome', 'data-test': 'welcome', 'aria-label': 'What to try', hidden: seen },
    h('div', { class: 'welcome-words' }, h('h2', {}, 'Welcome to the local Slack'), mrkdwn(world.hint || DEFAULT)),
    iconButton('close', 'Got it', () => {
      localStorage.setItem(SEEN, 'yes');
      card.hidden = true;
    }, { 'data-test': 'welcome-close' }));
  return card;
}

export function showWelcome() {
  localStorage.removeItem(SEEN);
  document.querySelector('.welcome').hidden = false;
}
