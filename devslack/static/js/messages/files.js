// Files as cards: name, kind, the first lines of a text, a link that opens it (Markdown as a readable page).

import { h, icon } from '../dom.js';
import { world } from '../world.js';

const LINES = 8;
const READ_AT_MOST = 200_000;

const isMarkdown = (file) =>
  /\.(md|markdown)$/i.test(file.name ?? '') || /markdown/.test(file.mimetype ?? '');
const isText = (file) => isMarkdown(file) || /^text\/|json|yaml|xml/.test(file.mimetype ?? '');
const addressOf = (file) =>
  `/files/${encodeURIComponent(file.id)}/${encodeURIComponent(file.name ?? file.id)}`;

function sizeText(bytes) {
  if (!Number.isFinite(bytes)) return '';
  if (bytes < 1024) return `${bytes} bytes`;
  return bytes < 1024 ** 2 ? `${Math.round(bytes / 1024)} KB` : `${(bytes / 1024 ** 2).toFixed(1)} MB`;
}

export function files(list) {
  return (list ?? []).map((file) => {
    if (file.mode === 'tombstone') return h('div', { class: 'placeholder' }, 'This file was deleted.');
    const kind = isMarkdown(file) ? 'Markdown' : file.pretty_type || file.mimetype || 'File';
    return h(
      'article',
      { class: 'file', 'data-test': 'file', 'data-name': file.name },
      h(
        'header',
        {},
        icon('file'),
        h(
          'div',
          { class: 'file-words' },
          h('strong', {}, file.title || file.name),
          h('div', { class: 'quiet small' }, [kind, sizeText(file.size)].filter(Boolean).join(' · ')),
        ),
        h(
          'a',
          {
            class: 'button',
            href: addressOf(file) + (isMarkdown(file) ? `?preview=1&as=${encodeURIComponent(world.me.name)}` : ''),
            target: '_blank',
            rel: 'noopener',
            'data-test': 'file-open',
          },
          'Open',
        ),
      ),
      isText(file) && firstLines(file),
      /^image\//.test(file.mimetype ?? '') &&
        h('img', { src: addressOf(file), alt: file.title || file.name, class: 'picture-large' }),
    );
  });
}

function firstLines(file) {
  const shown = h('pre', { class: 'file-preview', hidden: true });
  if ((file.size ?? 0) < READ_AT_MOST) {
    fetch(addressOf(file))
      .then((response) => (response.ok ? response.text() : ''))
      .then((text) => {
        const lines = text.split('\n');
        shown.textContent = lines.slice(0, LINES).join('\n') + (lines.length > LINES ? '\n…' : '');
        shown.hidden = !text;
      })
      .catch(() => {});
  }
  return shown;
}
