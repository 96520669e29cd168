// The side pane with one thread.

import { h, iconButton } from '../dom.js';
import { channelName, world } from '../world.js';
import { coalesced, readMessages } from '../api.js';
import { Composer } from '../composer/composer.js';
import { MessageList } from '../messages/list.js';
import { keepNotice } from '../notices.js';
import { go } from '../places.js';
import { attempt } from '../overlays/toast.js';

export class Thread {
  constructor(root, channelId, threadTs) {
    Object.assign(this, { channelId, threadTs });
    const name = channelName(world.channels.get(channelId));
    this.list = new MessageList({ channel: channelId, threadTs, label: 'Thread' });
    this.composer = new Composer({
      channel: channelId,
      threadTs,
      placeholder: 'Reply…',
      channelName: name,
      tell: (text) => this.tell(text),
      sent: () => this.list.toEnd(),
      editLast: () => this.editLast(),
    });
    this.refresh = coalesced(() =>
      attempt(async () => this.list.show(await readMessages(channelId, threadTs))),
    );
    root.replaceChildren(
      h(
        'section',
        { class: 'pane', 'data-test': 'thread-pane', 'data-ts': threadTs, 'aria-label': 'Thread' },
        h(
          'header',
          { class: 'pane-head' },
          h('h2', {}, 'Thread'),
          h('span', { class: 'quiet' }, `#${name}`),
          h('span', { class: 'spacer' }),
          iconButton('close', 'Close thread', () => go({ channel: channelId }), {
            'data-test': 'close-side',
          }),
        ),
        this.list.element,
        this.list.newer,
        h('div', { class: 'pane-foot' }, this.composer.element),
      ),
    );
  }

  draw() {
    this.list.redraw();
  }

  tell(text) {
    keepNotice(this.channelId, this.threadTs, this.list.messages.at(-1)?.ts ?? this.threadTs, text);
    this.list.redraw();
    this.list.toEnd();
  }

  editLast() {
    const mine = this.list.messages.findLast((message) => message.user === world.me.id && !message.ephemeral);
    if (mine) this.list.startEdit(mine);
  }
}
