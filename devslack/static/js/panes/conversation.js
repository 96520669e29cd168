// The middle of the page: one channel's head, its messages, and where one types.

import { h, icon, iconButton } from '../dom.js';
import { channelName, isBotUser, nameOf, world } from '../world.js';
import { coalesced, readMessages } from '../api.js';
import { isPinned, join } from '../acts.js';
import { Composer } from '../composer/composer.js';
import { MessageList } from '../messages/list.js';
import { keepNotice } from '../notices.js';
import { go } from '../places.js';
import { openMenu } from '../overlays/menu.js';
import { attempt } from '../overlays/toast.js';
import { inline } from '../text/mrkdwn.js';
import { channelDeeds } from './channel_menu.js';
import { welcome } from './welcome.js';

export class Conversation {
  constructor(root, channelId) {
    Object.assign(this, { root, channelId });
    this.list = new MessageList({ channel: channelId, label: 'Messages', head: this.beginning() });
    this.list.element.id = 'messages';
    this.head = h('header', { class: 'pane-head' });
    this.foot = h('div', { class: 'pane-foot' });
    this.composer = null;
    this.refresh = coalesced(() =>
      attempt(async () => {
        this.list.show(await readMessages(channelId));
        this.drawHead();
      }),
    );
    root.replaceChildren(this.head, welcome(), this.list.element, this.list.newer, this.foot);
    this.draw();
  }

  get channel() {
    return world.channels.get(this.channelId);
  }

  draw() {
    this.drawHead();
    this.drawFoot();
    this.list.redraw();
  }

  drawHead() {
    const { channel } = this;
    const pins = this.list.messages.filter(isPinned).length;
    const members = (channel.members ?? []).length || channel.num_members;
    this.head.replaceChildren(
      iconButton('menu', 'Channels', () => document.body.classList.toggle('drawer-open'), {
        class: 'icon-button only-narrow',
        'data-test': 'open-sidebar',
      }),
      title(channel),
      h('div', { class: 'topic quiet', 'data-test': 'topic' }, inline(channel.topic?.value ?? '')),
      pins
        ? h(
            'button',
            {
              type: 'button',
              class: 'head-button',
              'data-test': 'pins',
              on: { click: () => go({ channel: this.channelId, pins: true }) },
            },
            icon('pin'),
            String(pins),
          )
        : '',
      !channel.is_im && members
        ? h(
            'span',
            { class: 'head-button', title: (channel.members ?? []).map(nameOf).join(', ') },
            icon('people'),
            String(members),
          )
        : '',
    );
  }

  drawFoot() {
    const { channel } = this;
    const state = channel.is_archived
      ? 'archived'
      : channel.is_member === false && !channel.is_im
        ? 'outside'
        : 'inside';
    if (state === this.footState && state === 'inside') return;
    this.footState = state;
    if (state === 'archived')
      this.foot.replaceChildren(h('div', { class: 'bar' }, 'This channel is archived.'));
    if (state === 'outside') this.foot.replaceChildren(this.joinBar(channel));
    if (state === 'inside') this.foot.replaceChildren(this.makeComposer(channel).element);
  }

  makeComposer(channel) {
    const name = channelName(channel);
    this.composer = new Composer({
      channel: this.channelId,
      channelName: name,
      placeholder: `Message ${channel.is_im ? '' : '#'}${name}`,
      tell: (text) => this.tell(text),
      sent: () => this.list.toEnd(),
      editLast: () => this.editLast(),
    });
    return this.composer;
  }

  joinBar(channel) {
    return h(
      'div',
      { class: 'bar' },
      h('span', {}, 'You are looking at ', h('strong', {}, `#${channelName(channel)}`), ' from outside.'),
      h(
        'button',
        {
          type: 'button',
          class: 'button button-primary',
          'data-test': 'join',
          on: { click: () => join(this.channelId) },
        },
        'Join channel',
      ),
    );
  }

  tell(text) {
    keepNotice(this.channelId, null, this.list.messages.at(-1)?.ts ?? '0000000000.000000', text);
    this.list.redraw();
    this.list.toEnd();
  }

  editLast() {
    const mine = this.list.messages.findLast(
      (message) => message.user === world.me.id && !message.ephemeral && !message.subtype,
    );
    if (mine) this.list.startEdit(mine);
  }

  beginning() {
    const { channel } = this;
    const name = channelName(channel);
    const words = channel.is_im
      ? `What you and ${name} say to each other.${isBotUser(channel.user) ? ' It is an app.' : ''}`
      : `The very beginning of ${channel.is_private ? 'the private channel ' : ''}#${name}. ${channel.purpose?.value ?? ''}`;
    return h(
      'div',
      { class: 'beginning' },
      h('h2', {}, icon(channel.is_im ? 'people' : channel.is_private ? 'lock' : 'hash'), name),
      h('p', { class: 'quiet' }, words),
    );
  }
}

function title(channel) {
  const words = [
    icon(channel.is_im ? 'people' : channel.is_private ? 'lock' : 'hash'),
    h('h1', {}, channelName(channel)),
  ];
  if (channel.is_im) return h('div', { class: 'channel-title', 'data-test': 'channel-title' }, words);
  const open = ({ currentTarget }) => openMenu(currentTarget, channelDeeds(channel));
  return h(
    'button',
    {
      type: 'button',
      class: 'channel-title',
      'aria-haspopup': 'menu',
      'data-test': 'channel-title',
      on: { click: open },
    },
    words,
    icon('down'),
  );
}
