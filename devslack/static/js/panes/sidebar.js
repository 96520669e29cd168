// The left of the page: who one is, the channels, direct conversations, the app, the clock.

import { h, icon, iconButton } from '../dom.js';
import { botName, channelName, displayName, now, world, zone } from '../world.js';
import { avatar } from '../messages/avatar.js';
import { addressOf, go, here } from '../places.js';
import { clockTime, fullTime } from '../text/dates.js';
import { createChannel } from './channel_menu.js';
import { openSwitcher } from './switcher.js';
import { showWelcome } from './welcome.js';

export class Sidebar {
  constructor(root) {
    this.root = root;
    this.link = { sockets: null, undelivered: 0 };
    this.clock = h('div', { class: 'clock', 'data-test': 'clock' });
    setInterval(() => this.drawClock(), 1000);
  }

  draw() {
    const channels = [...world.channels.values()].filter(
      (channel) => !channel.is_archived || channel.id === here.channel,
    );
    const rooms = channels.filter((channel) => !channel.is_im).sort((a, b) => a.name.localeCompare(b.name));
    const mine = rooms.filter((channel) => channel.is_member !== false);
    const others = rooms.filter((channel) => channel.is_member === false);
    const talks = channels.filter((channel) => channel.is_im);
    const scrolled = this.root.querySelector('.sidebar-scroll')?.scrollTop ?? 0;
    this.root.replaceChildren(
      this.top(),
      h(
        'div',
        { class: 'sidebar-scroll' },
        h(
          'div',
          { class: 'sidebar-head' },
          h('h2', {}, 'Channels'),
          iconButton('plus', 'Create a channel', () => createChannel((channel) => go({ channel })), {
            'data-test': 'create-channel',
          }),
        ),
        h('ul', {}, mine.map(row)),
        others.length > 0 && [
          h('div', { class: 'sidebar-head' }, h('h2', {}, 'Not joined')),
          h('ul', { class: 'dim' }, others.map(row)),
        ],
        talks.length > 0 && [
          h('div', { class: 'sidebar-head' }, h('h2', {}, 'Direct messages')),
          h('ul', {}, talks.map(row)),
        ],
        h('div', { class: 'sidebar-head' }, h('h2', {}, 'Apps')),
        this.app(),
      ),
      h(
        'div',
        { class: 'sidebar-foot' },
        this.clock,
        iconButton('help', 'What to try', showWelcome, { 'data-test': 'help' }),
      ),
    );
    this.root.querySelector('.sidebar-scroll').scrollTop = scrolled;
    this.drawClock();
  }

  top() {
    const name = displayName(world.me);
    return h(
      'div',
      { class: 'sidebar-top' },
      h('div', { class: 'team-name' }, world.team.name ?? 'Local Slack'),
      h(
        'button',
        {
          type: 'button',
          class: 'person-switcher',
          'data-test': 'person-switcher',
          'data-name': world.me.name,
          'aria-haspopup': 'menu',
          title: 'Act as someone else',
          on: { click: ({ currentTarget }) => openSwitcher(currentTarget) },
        },
        avatar(name, { size: 'medium' }),
        h(
          'span',
          { class: 'person-words' },
          h('strong', {}, name),
          h('span', { class: 'small' }, `You · ${zone()}`),
        ),
        icon('down'),
      ),
    );
  }

  app() {
    const { sockets, undelivered } = this.link;
    const state = sockets === null ? 'unknown' : sockets > 0 ? 'connected' : 'away';
    const words = {
      unknown: '',
      connected: undelivered ? `${undelivered} on their way` : 'connected',
      away: 'not connected',
    }[state];
    return h(
      'div',
      {
        class: `app-state app-${state}`,
        'data-test': 'app-state',
        'data-state': state,
        title: state === 'away' ? 'No app listens: commands and buttons find nobody. Start the bot.' : null,
      },
      h('span', { class: 'dot' }),
      botName(),
      h('span', { class: 'small' }, words),
    );
  }

  drawClock() {
    const at = now();
    this.clock.textContent = `${clockTime(at)}${world.clock.running ? '' : ' · clock stands still'}`;
    this.clock.title = fullTime(at);
  }

  /** Learn how the app is doing: {sockets, undelivered}. */
  showLink(link) {
    if (link.sockets === this.link.sockets && link.undelivered === this.link.undelivered) return;
    this.link = link;
    this.root.querySelector('.app-state')?.replaceWith(this.app());
  }
}

function row(channel) {
  const current = channel.id === here.channel;
  const unread = world.unread.get(channel.id);
  const drawing = channel.is_im ? 'people' : channel.is_private ? 'lock' : 'hash';
  return h(
    'li',
    {},
    h(
      'a',
      {
        class: ['channel', current && 'current', unread && 'unread'],
        href: addressOf({ channel: channel.id, threadTs: null }),
        'aria-current': current ? 'page' : null,
        'data-test': 'channel',
        'data-name': channelName(channel),
        'data-id': channel.id,
        on: {
          click: (event) => {
            if (!event.ctrlKey && !event.metaKey) {
              event.preventDefault();
              go({ channel: channel.id });
            }
          },
        },
      },
      icon(drawing),
      h('span', { class: 'channel-name' }, channelName(channel)),
      unread?.mentions > 0 && h('span', { class: 'badge' }, String(unread.mentions)),
    ),
  );
}
