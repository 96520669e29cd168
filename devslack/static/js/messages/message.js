// One message as people see it.

import { h, icon } from '../dom.js';
import { authorOf } from '../world.js';
import { isPinned, press } from '../acts.js';
import { attachments, blocks } from '../blocks/index.js';
import { dismiss } from '../notices.js';
import { go } from '../places.js';
import { clockTime, dayName, fullTime, secondsOf } from '../text/dates.js';
import { mrkdwn } from '../text/mrkdwn.js';
import { avatar } from './avatar.js';
import { files } from './files.js';
import { reactions } from './reactions.js';
import { toolbar } from './toolbar.js';

const SYSTEM = /^(channel|group)_(join|leave|topic|purpose|name|archive|unarchive)$|^pinned_item$/;

/** `setting`: channel, grouped (the author stands above), inThread, inputs, redraw(), startEdit(message). */
export function messageElement(message, setting) {
  const author = authorOf(message);
  const at = secondsOf(message.ts);
  const system = SYSTEM.test(message.subtype ?? '');
  const classes = [
    'message',
    setting.grouped && 'grouped',
    isPinned(message) && 'pinned',
    message.ephemeral && 'ephemeral',
    system && 'system',
  ];
  return h(
    'article',
    {
      class: classes,
      tabindex: '-1',
      'data-test': message.ephemeral ? 'ephemeral' : 'message',
      'data-ts': message.ts,
      'data-author': author.name,
      'aria-label': `${author.name}, ${dayName(at)} ${clockTime(at)}`,
    },
    h(
      'div',
      { class: 'gutter' },
      setting.grouped
        ? time(at)
        : avatar(author.name, { isBot: author.isBot, size: system ? 'small' : 'large' }),
    ),
    h(
      'div',
      { class: 'message-body' },
      isPinned(message) && h('div', { class: 'pinned-line' }, icon('pin'), 'Pinned'),
      message.ephemeral && h('div', { class: 'only-you' }, icon('eye'), 'Only visible to you'),
      !setting.grouped &&
        !system &&
        h(
          'div',
          { class: 'message-head' },
          h('strong', { class: 'author' }, author.name),
          author.isBot && h('span', { class: 'app-badge' }, 'APP'),
          time(at),
          message.blocks?.length > 0 && edited(message),
        ),
      broadcastLine(message, setting),
      content(message, setting),
      message.ephemeral &&
        h(
          'button',
          {
            type: 'button',
            class: 'text-button small',
            'data-test': 'dismiss',
            on: {
              click: () => {
                dismiss(message.ts);
                setting.redraw();
              },
            },
          },
          'Dismiss message',
        ),
      reactions(message, setting.channel),
      !setting.inThread && threadLine(message, setting),
    ),
    !message.ephemeral && toolbar(message, setting),
  );
}

/** Behind the words; behind the name where what is said has a shape of its own. */
const edited = (message) => message.edited && h('span', { class: 'edited' }, ' (edited)');

const time = (at) => h('time', { class: 'time', title: fullTime(at) }, clockTime(at));

function content(message, setting) {
  if (message.subtype === 'tombstone') return h('div', { class: 'quiet' }, 'This message was deleted.');
  const ctx = {
    inForm: false,
    values: setting.inputs,
    press: (block, element, fields) =>
      press({
        channel: setting.channel,
        ts: message.ts,
        block_id: block.block_id,
        action_id: element.action_id,
        ...fields,
      }),
  };
  if (SYSTEM.test(message.subtype ?? ''))
    return h(
      'div',
      { class: 'content', 'data-test': 'content' },
      mrkdwn(message.text),
      ' ',
      time(secondsOf(message.ts)),
    );
  const words = message.blocks?.length
    ? h('div', { class: 'blocks' }, blocks(message.blocks, ctx), setting.grouped && edited(message))
    : message.text && h('div', { class: 'text' }, mrkdwn(message.text), edited(message));
  return h(
    'div',
    { class: 'content', 'data-test': 'content' },
    words,
    attachments(message.attachments, ctx),
    files(message.files),
  );
}

function broadcastLine(message, setting) {
  if (message.subtype !== 'thread_broadcast' || setting.inThread) return null;
  return h(
    'button',
    {
      type: 'button',
      class: 'text-button small',
      on: { click: () => go({ channel: setting.channel, threadTs: message.thread_ts }) },
    },
    'replied to a thread',
  );
}

function threadLine(message, setting) {
  const count = message.reply_count ?? message.replies?.length ?? 0;
  if (!count) return null;
  const last = message.latest_reply ?? message.replies?.at(-1)?.ts;
  return h(
    'button',
    {
      type: 'button',
      class: 'thread-line',
      'data-test': 'thread-link',
      on: { click: () => go({ channel: setting.channel, threadTs: message.ts }) },
    },
    (message.reply_users ?? []).slice(0, 4).map((user) => {
      const author = authorOf({ user });
      return avatar(author.name, { isBot: author.isBot, size: 'small' });
    }),
    h('strong', {}, count === 1 ? '1 reply' : `${count} replies`),
    last &&
      h(
        'span',
        { class: 'quiet small' },
        `Last reply ${dayName(secondsOf(last)).toLowerCase()} at ${clockTime(secondsOf(last))}`,
      ),
  );
}
