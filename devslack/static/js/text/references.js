// What stands between < and > in Slack's text: links, people, channels, groups, dates.

import { h } from '../dom.js';
import { isBotUser, nameOf, world, channelName } from '../world.js';
import { dateText, fullTime } from './dates.js';
import { plainText, unescape } from './emoji.js';

const SAFE = /^(https?:|mailto:|tel:)/i;
const PERMALINK = /^https?:\/\/[^/]+\/archives\/([A-Z0-9]+)(?:\/p(\d{10})(\d{6}))?(?:\?(.*))?$/;

/** Where in this workspace a link leads, {channel, ts, threadTs}, or null when it leads elsewhere. */
export function placeOf(url) {
  const found = PERMALINK.exec(url);
  if (!found || !world.channels.has(found[1])) return null;
  const ts = found[2] ? `${found[2]}.${found[3]}` : null;
  return { channel: found[1], ts, threadTs: new URLSearchParams(found[4] ?? '').get('thread_ts') };
}

/** An anchor; its address as plain text when it is not one a browser may follow. */
export function link(url, ...label) {
  if (!SAFE.test(url)) return h('span', {}, ...(label.length ? label : [url]));
  const place = placeOf(url);
  const props = place
    ? { href: url, class: 'permalink', 'data-place': JSON.stringify(place) }
    : { href: url, target: '_blank', rel: 'noopener noreferrer' };
  return h('a', props, ...(label.length ? label : [url]));
}

export function mention(userId, fallback) {
  const name = world.people.has(userId) || isBotUser(userId) ? nameOf(userId) : fallback || userId;
  return h(
    'span',
    { class: ['mention', userId === world.me?.id && 'mention-me'], 'data-user': userId },
    `@${name}`,
  );
}

export function channelMention(channelId, fallback) {
  const channel = world.channels.get(channelId);
  if (!channel) return h('span', { class: 'mention' }, fallback ? `#${fallback}` : 'a private channel');
  return h(
    'button',
    { type: 'button', class: 'mention', 'data-place': JSON.stringify({ channel: channelId }) },
    `#${channelName(channel)}`,
  );
}

export const broadcast = (range) => h('span', { class: 'mention mention-me' }, `@${range}`);

export function date(unix, template, url, fallback) {
  const text = dateText(unix, template, fallback);
  return h('time', { title: fullTime(Number(unix)) }, url ? link(url, text) : text);
}

function special(body, label) {
  if (body.startsWith('date^')) {
    const [, unix, template, url] = body.split('^');
    return date(unix, template ?? '', url, label ?? '');
  }
  if (body.startsWith('subteam^')) return h('span', { class: 'mention' }, label || `@${body.slice(8)}`);
  return broadcast(body.split('|')[0]);
}

/** The element for one reference, given what stands between the angle brackets. */
export function reference(inside) {
  const bar = inside.indexOf('|');
  const target = bar < 0 ? inside : inside.slice(0, bar);
  const label = bar < 0 ? null : plainText(inside.slice(bar + 1));
  if (target.startsWith('@')) return mention(target.slice(1), label);
  if (target.startsWith('#')) return channelMention(target.slice(1), label);
  if (target.startsWith('!')) return special(target.slice(1), label);
  const url = unescape(target);
  return label ? link(url, label) : link(url, url.replace(/^mailto:/, ''));
}
