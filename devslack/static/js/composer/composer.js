// Where one types: Enter sends, Shift+Enter begins a line; a text that begins with / is a command.

import { h, icon, iconButton } from '../dom.js';
import { world } from '../world.js';
import { Refused } from '../api.js';
import { runShortcut } from '../acts.js';
import { openMenu } from '../overlays/menu.js';
import { openPicker } from '../overlays/picker.js';
import { Completion } from './completion.js';
import { Enclosures } from './enclosures.js';
import { send } from './sending.js';

const drafts = new Map();

/** `tell(sentence)` shows a sentence to this person alone; `sent()` is told when a text is through; `editLast()` opens their last message. */
export class Composer {
  constructor({ channel, threadTs = null, placeholder, channelName, tell, sent, editLast }) {
    Object.assign(this, { channel, threadTs, tell, sent, editLast });
    const prefix = threadTs ? 'thread-' : '';
    this.key = `${world.me.id} ${channel} ${threadTs ?? ''}`;
    this.field = h('textarea', {
      class: 'composer-field',
      rows: '1',
      placeholder,
      'aria-label': placeholder,
      'data-test': `${prefix}composer`,
      autocomplete: 'off',
      on: { input: () => this.changed(), keydown: (event) => this.typed(event) },
    });
    this.completion = new Completion(this.field);
    this.enclosures = new Enclosures(() => this.changed());
    this.broadcast = threadTs && h('input', { type: 'checkbox', 'data-test': 'broadcast' });
    this.sendButton = h(
      'button',
      {
        type: 'button',
        class: 'send',
        'aria-label': 'Send',
        title: 'Send',
        'data-test': `${prefix}send`,
        on: { click: () => this.send() },
      },
      icon('send'),
    );
    this.element = h(
      'div',
      { class: 'composer' },
      this.completion.element,
      h(
        'div',
        { class: 'composer-box' },
        this.field,
        this.enclosures.element,
        h(
          'div',
          { class: 'composer-foot' },
          iconButton('clip', 'Attach a text file', () => this.enclosures.choose(), {
            'data-test': `${prefix}attach`,
          }),
          iconButton(
            'smile',
            'Insert an emoji',
            ({ currentTarget }) => openPicker(currentTarget, (name) => this.insert(`:${name}: `)),
            { 'data-test': `${prefix}insert-emoji` },
          ),
          !threadTs &&
            globalShortcuts().length > 0 &&
            iconButton(
              'bolt',
              'Shortcuts',
              ({ currentTarget }) => openMenu(currentTarget, globalShortcuts()),
              { 'data-test': 'shortcuts' },
            ),
          this.broadcast &&
            h('label', { class: 'broadcast' }, this.broadcast, h('span', {}, `Also send to #${channelName}`)),
          h('span', { class: 'spacer' }),
          h(
            'span',
            { class: 'composer-tip quiet small' },
            h('strong', {}, 'Shift + Enter'),
            ' for a new line',
          ),
          this.sendButton,
        ),
      ),
    );
    this.field.value = drafts.get(this.key) ?? '';
    this.changed();
  }

  typed(event) {
    if (event.isComposing || this.completion.take(event)) return;
    if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault();
      this.send();
    } else if (event.key === 'ArrowUp' && !this.field.value) {
      event.preventDefault();
      this.editLast();
    }
  }

  changed() {
    drafts.set(this.key, this.field.value);
    this.field.style.height = 'auto';
    if (this.field.isConnected) this.field.style.height = `${this.field.scrollHeight}px`;
    this.sendButton.disabled = !this.field.value.trim() && !this.enclosures.list.length;
  }

  insert(text) {
    this.field.setRangeText(text, this.field.selectionStart, this.field.selectionEnd, 'end');
    this.field.focus();
    this.changed();
  }

  async send() {
    const text = this.field.value.trim();
    const files = this.enclosures.list;
    if (!text && !files.length) return;
    this.field.value = '';
    this.completion.close();
    this.enclosures.clear();
    this.changed();
    try {
      const complaint = await send({
        channel: this.channel,
        threadTs: this.threadTs,
        text,
        files,
        broadcast: Boolean(this.broadcast?.checked),
      });
      if (complaint) this.tell(complaint);
      else this.sent();
      if (this.broadcast) this.broadcast.checked = false;
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      this.tell(error.message);
      if (!this.field.value) this.field.value = text;
      this.changed();
    }
  }
}

const globalShortcuts = () =>
  world.shortcuts
    .filter((each) => !each.type.startsWith('message'))
    .map((each) => ({
      label: each.name,
      'data-test': 'shortcut',
      'data-callback-id': each.callback_id,
      run: () => runShortcut(each.callback_id),
    }));
