// Instants as the reader's wall clock shows them. Everything is unix seconds; the zone is the reader's.

import { now, zone } from '../world.js';

const formatters = new Map();

function format(unix, options, timeZone = zone()) {
  const key = timeZone + JSON.stringify(options);
  if (!formatters.has(key)) formatters.set(key, new Intl.DateTimeFormat('en-GB', { timeZone, ...options }));
  return formatters.get(key).format(new Date(unix * 1000));
}

const DAY = { year: 'numeric', month: '2-digit', day: '2-digit' };
const TIME = { hour: '2-digit', minute: '2-digit' };
const SHORT = { day: 'numeric', month: 'short', year: 'numeric' };
const LONG = { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' };

export const secondsOf = (ts) => Number.parseFloat(ts);
export const clockTime = (unix) => format(unix, TIME);
export const dayKey = (unix) => format(unix, DAY);
export const fullTime = (unix) =>
  `${format(unix, LONG)} at ${format(unix, { ...TIME, second: '2-digit' })} (${zone()})`;

function pretty(unix, otherwise) {
  const day = dayKey(unix);
  if (day === dayKey(now())) return 'today';
  if (day === dayKey(now() - 86400)) return 'yesterday';
  if (day === dayKey(now() + 86400)) return 'tomorrow';
  return otherwise;
}

const capital = (word) => word.charAt(0).toUpperCase() + word.slice(1);
export const dayName = (unix) => capital(pretty(unix, format(unix, LONG)));

/** How long since or until, in the largest unit that fits. */
function ago(unix) {
  const seconds = unix - now();
  const words = new Intl.RelativeTimeFormat('en', { numeric: 'auto' });
  for (const [unit, size] of [
    ['day', 86400],
    ['hour', 3600],
    ['minute', 60],
  ]) {
    if (Math.abs(seconds) >= size) return words.format(Math.trunc(seconds / size), unit);
  }
  return words.format(Math.trunc(seconds), 'second');
}

const TOKENS = {
  date_num: (at) => format(at, DAY, zone()).split('/').reverse().join('-'),
  date: (at) => format(at, { day: 'numeric', month: 'long', year: 'numeric' }),
  date_short: (at) => format(at, SHORT),
  date_long: (at) => format(at, LONG),
  date_pretty: (at) => pretty(at, format(at, { day: 'numeric', month: 'long', year: 'numeric' })),
  date_short_pretty: (at) => pretty(at, format(at, SHORT)),
  date_long_pretty: (at) => pretty(at, format(at, LONG)),
  day_divider_pretty: (at) => pretty(at, format(at, LONG)),
  time: clockTime,
  time_secs: (at) => format(at, { ...TIME, second: '2-digit' }),
  ago,
};

/** Slack's `<!date^unix^format>`: every {token} it knows replaced, the fallback when the instant is none. */
export function dateText(unixText, template, fallback) {
  const unix = Number.parseInt(unixText, 10);
  if (!Number.isFinite(unix)) return fallback;
  const text = template.replace(/\{(\w+)\}/g, (whole, token) => TOKENS[token]?.(unix) ?? whole);
  return /^\{\w+_pretty\}/.test(template) ? capital(text) : text;
}

/** "YYYY-MM-DDTHH:MM" on the reader's wall clock, for a date and time field. */
export function wallClock(unix) {
  return `${TOKENS.date_num(unix)}T${clockTime(unix)}`;
}

/** The instant at which the reader's wall clock shows `local`; in a gap or an overlap, the nearer reading. */
export function unixOf(local) {
  const asUtc = Date.parse(`${local}:00Z`) / 1000;
  let guess = asUtc;
  for (let round = 0; round < 2; round += 1) {
    guess += asUtc - Date.parse(`${wallClock(guess)}:00Z`) / 1000;
  }
  return guess;
}
