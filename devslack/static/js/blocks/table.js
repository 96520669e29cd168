// table blocks: rows of raw text or rich text, the first row being the heading.

import { h } from '../dom.js';
import { richTextInline } from './rich_text.js';

const cell = (given) => (given.type === 'rich_text' ? richTextInline(given) : String(given.text ?? ''));

export function table(block) {
  const [head, ...rows] = block.rows ?? [];
  const row = (cells, tag) =>
    h(
      'tr',
      {},
      cells.map((each) => h(tag, {}, cell(each))),
    );
  return h(
    'div',
    { class: 'table-scroll' },
    h(
      'table',
      {},
      head && h('thead', {}, row(head, 'th')),
      h(
        'tbody',
        {},
        rows.map((each) => row(each, 'td')),
      ),
    ),
  );
}
