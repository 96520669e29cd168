// Text files on their way with a message.

import { h, iconButton } from '../dom.js';

export class Enclosures {
  constructor(changed) {
    this.changed = changed;
    this.list = [];
    this.input = h('input', {
      type: 'file',
      multiple: true,
      hidden: true,
      accept: 'text/*,.md,.log,.json,.yaml,.yml,.csv',
      'data-test': 'file-input',
      on: { change: () => this.take() },
    });
    this.names = h('div', { class: 'enclosures', hidden: true });
    this.element = h('div', {}, this.input, this.names);
  }

  choose() {
    this.input.click();
  }

  async take() {
    for (const file of this.input.files) {
      this.list.push({ name: file.name, mimetype: file.type || 'text/plain', content: await file.text() });
    }
    this.input.value = '';
    this.draw();
  }

  clear() {
    this.list = [];
    this.draw();
  }

  draw() {
    this.names.hidden = !this.list.length;
    this.names.replaceChildren(
      ...this.list.map((file) =>
        h(
          'span',
          { class: 'chip' },
          file.name,
          iconButton('close', `Remove ${file.name}`, () => {
            this.list = this.list.filter((each) => each !== file);
            this.draw();
          }),
        ),
      ),
    );
    this.changed();
  }
}
