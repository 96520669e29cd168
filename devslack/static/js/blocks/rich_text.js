// rich_text blocks: what Slack's own composer makes of a message.

import { fragment, h } from '../dom.js';
import { emojiElement } from '../text/emoji.js';
import { broadcast, channelMention, date, link, mention } from '../text/references.js';

const PIECES = {
  text: (piece) => piece.text,
  link: (piece) => link(piece.url, piece.text || piece.url),
  user: (piece) => mention(piece.user_id),
  channel: (piece) => channelMention(piece.channel_id),
  usergroup: (piece) => h('span', { class: 'mention' }, `@${piece.usergroup_id}`),
  broadcast: (piece) => broadcast(piece.range),
  emoji: (piece) =>
    emojiElement(piece.skin_tone ? `${piece.name}::skin-tone-${piece.skin_tone}` : piece.name),
  date: (piece) => date(piece.timestamp, piece.format, piece.url, piece.fallback ?? ''),
  color: (piece) => h('code', {}, piece.value),
};

const TAGS = [
  ['code', 'code'],
  ['bold', 'strong'],
  ['italic', 'em'],
  ['strike', 's'],
  ['underline', 'u'],
];

function piece(given) {
  const plain = PIECES[given.type]?.(given) ?? `[${given.type}]`;
  return TAGS.filter(([style]) => given.style?.[style]).reduce((inner, [, tag]) => h(tag, {}, inner), plain);
}

const pieces = (given) => (given.elements ?? []).map(piece);

const PARTS = {
  rich_text_section: (part) => h('span', { class: 'lines' }, pieces(part)),
  rich_text_preformatted: (part) => h('pre', {}, pieces(part)),
  rich_text_quote: (part) => h('blockquote', {}, pieces(part)),
  rich_text_list: (part) => {
    const list = h(
      part.style === 'ordered' ? 'ol' : 'ul',
      { class: `indent-${Math.min(part.indent ?? 0, 5)}` },
      part.elements.map((item) => h('li', {}, pieces(item))),
    );
    if (part.offset) list.start = part.offset + 1;
    return list;
  },
};

const part = (given) => PARTS[given.type]?.(given) ?? h('span', { class: 'placeholder' }, given.type);

export const richText = (block) => h('div', { class: 'rich-text' }, (block.elements ?? []).map(part));
export const richTextInline = (block) => fragment(...(block.elements ?? []).map(part));
