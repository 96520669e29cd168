// Slack's mrkdwn as elements: quotes and code blocks by line, then styles and references within a line.

import { fragment, h } from '../dom.js';
import { emojiElement, unescape } from './emoji.js';
import { link, reference } from './references.js';

const edge = (mark) =>
  new RegExp(
    `(?<![\\w${mark}])\\${mark}(?=[^\\s${mark}])([^\\n]*?[^\\s${mark}]|[^\\s${mark}])\\${mark}(?![\\w${mark}])`,
  );

const STYLES = [
  { pattern: /`([^`\n]+)`/, make: (found) => h('code', {}, unescape(found[1])) },
  { pattern: /<([^<>\n]+)>/, make: (found) => reference(found[1]) },
  {
    pattern: /(?<![\w/])https?:\/\/[^\s<>|]*[^\s<>|.,;:!?)'"*_~]/,
    make: (found) => link(unescape(found[0])),
  },
  { pattern: /(?<!\w):([a-z0-9_+'-]+(?:::skin-tone-[2-6])?):/, make: (found) => emojiElement(found[1]) },
  { pattern: edge('*'), make: (found) => h('strong', {}, ...inline(found[1])) },
  { pattern: edge('_'), make: (found) => h('em', {}, ...inline(found[1])) },
  { pattern: edge('~'), make: (found) => h('s', {}, ...inline(found[1])) },
];

/** The nodes of a stretch of text without line structure. */
export function inline(text) {
  const nodes = [];
  let rest = text;
  while (rest) {
    const first = earliest(rest);
    if (!first) break;
    if (first.found.index) nodes.push(unescape(rest.slice(0, first.found.index)));
    nodes.push(first.make(first.found));
    rest = rest.slice(first.found.index + first.found[0].length);
  }
  if (rest) nodes.push(unescape(rest));
  return nodes;
}

function earliest(text) {
  let best = null;
  for (const { pattern, make } of STYLES) {
    const found = pattern.exec(text);
    if (found && (!best || found.index < best.found.index)) best = { found, make };
  }
  return best;
}

const QUOTE = /^(?:&gt;|>) ?/;
const QUOTE_REST = /^(?:&gt;|>){3}\s*/;

function* paragraphs(text) {
  const lines = text.split('\n');
  for (let at = 0; at < lines.length;) {
    if (QUOTE_REST.test(lines[at])) {
      yield { quoted: true, text: lines.slice(at).join('\n').replace(QUOTE_REST, '') };
      return;
    }
    const quoted = QUOTE.test(lines[at]);
    const start = at;
    while (at < lines.length && QUOTE.test(lines[at]) === quoted && !QUOTE_REST.test(lines[at])) at += 1;
    yield {
      quoted,
      text: lines
        .slice(start, at)
        .map((line) => (quoted ? line.replace(QUOTE, '') : line))
        .join('\n'),
    };
  }
}

/** A piece of mrkdwn as a document fragment. Line breaks stay characters: the style sheet keeps them. */
export function mrkdwn(text) {
  const made = fragment();
  String(text ?? '')
    .split(/```\n?([\s\S]+?)\n?```\n?/)
    .forEach((piece, index) => {
      if (index % 2) {
        made.append(h('pre', {}, ...preformatted(piece)));
        return;
      }
      if (!piece) return;
      for (const paragraph of paragraphs(piece)) {
        if (paragraph.quoted) made.append(h('blockquote', {}, ...inline(paragraph.text)));
        else made.append(h('span', { class: 'lines' }, ...inline(paragraph.text)));
      }
    });
  return made;
}

const preformatted = (text) =>
  text.split(/<([^<>\n]+)>/).map((piece, index) => (index % 2 ? reference(piece) : unescape(piece)));

/** A text object of Block Kit ({type, text}); a bare string counts as mrkdwn. */
export function textObject(object) {
  if (!object) return fragment();
  if (typeof object === 'string') return mrkdwn(object);
  return object.type === 'mrkdwn' ? mrkdwn(object.text) : fragment(...plain(object.text ?? ''));
}

const plain = (text) =>
  text
    .split(/(?<!\w):([a-z0-9_+'-]+(?:::skin-tone-[2-6])?):/)
    .map((piece, index) => (index % 2 ? emojiElement(piece) : unescape(piece)));
