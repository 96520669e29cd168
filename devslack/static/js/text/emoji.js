// Slack's short names and their characters.

import { h } from '../dom.js';
import { world } from '../world.js';

/** The ones an incident lives on, first in the picker. */
export const FAVOURITES = [
  'boom',
  'rotating_light',
  'raising_hand',
  'eyes',
  'dart',
  'wrench',
  'adhesive_bandage',
  'white_check_mark',
  'checkered_flag',
  'pushpin',
  'mag',
  'hammer_and_wrench',
  'loudspeaker',
  'chart_with_upwards_trend',
  'busts_in_silhouette',
  'trophy',
  'construction',
  'four_leaf_clover',
  'bulb',
  'ballot_box_with_check',
  'memo',
];

const SKIN = ['', '', '\u{1F3FB}', '\u{1F3FC}', '\u{1F3FD}', '\u{1F3FE}', '\u{1F3FF}'];

/** The character of a short name (`raising_hand::skin-tone-3` too), or null when it is no emoji we know. */
export function characterOf(name) {
  const [base, tone] = name.split('::skin-tone-');
  const character = Object.hasOwn(world.emoji, base) ? world.emoji[base] : null;
  return character && tone ? character + (SKIN[Number(tone)] ?? '') : character;
}

/** An emoji as an element; its name as text when there is no character for it. */
export function emojiElement(name) {
  const character = characterOf(name);
  if (!character) return h('span', { class: 'emoji-name' }, `:${name}:`);
  return h(
    'span',
    { class: 'emoji', title: `:${name}:`, role: 'img', 'aria-label': name.replaceAll('_', ' ') },
    character,
  );
}

/** Short names that match what was typed: beginnings first, then anywhere. */
export function findEmoji(typed) {
  const wanted = typed.toLowerCase().replaceAll(':', '').trim().replaceAll(' ', '_');
  const names = [
    ...new Set([...FAVOURITES.filter((name) => name in world.emoji), ...Object.keys(world.emoji)]),
  ];
  if (!wanted) return firstNames(names);
  const begins = names.filter((name) => name.startsWith(wanted));
  return [...begins, ...names.filter((name) => !name.startsWith(wanted) && name.includes(wanted))];
}

/** One name per character: the others are aliases, found only by searching. */
function firstNames(names) {
  const seen = new Set();
  return names.filter((name) => !seen.has(world.emoji[name]) && seen.add(world.emoji[name]));
}

/** Text with `:names:` and Slack's three entities turned into characters, for places that take no markup. */
export function plainText(text) {
  return unescape(
    String(text ?? '').replace(
      /:([a-z0-9_+'-]+(?:::skin-tone-[2-6])?):/g,
      (whole, name) => characterOf(name) ?? whole,
    ),
  );
}

export const unescape = (text) =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
