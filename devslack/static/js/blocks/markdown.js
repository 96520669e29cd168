// markdown blocks: the usual Markdown (headings, lists, tables, quotes, code), not Slack's own mrkdwn.

import { h } from '../dom.js';
import { emojiElement, unescape } from '../text/emoji.js';
import { link, reference } from '../text/references.js';

const SPANS = [
  { pattern: /`([^`]+)`/, make: (found) => h('code', {}, found[1]) },
  { pattern: /!?\[([^\]]*)\]\(([^()\s]+)\)/, make: (found) => link(found[2], ...spans(found[1])) },
  { pattern: /<([@#!][^<>\s]+|https?:[^<>\s]+)>/, make: (found) => reference(found[1]) },
  { pattern: /(?<!\w):([a-z0-9_+'-]+):/, make: (found) => emojiElement(found[1]) },
  {
    pattern: /\*\*(\S(?:.*?\S)?)\*\*|__(\S(?:.*?\S)?)__/,
    make: (found) => h('strong', {}, ...spans(found[1] ?? found[2])),
  },
  { pattern: /~~(\S(?:.*?\S)?)~~/, make: (found) => h('s', {}, ...spans(found[1])) },
  {
    pattern: /\*(\S(?:.*?\S)?)\*|(?<!\w)_(\S(?:.*?\S)?)_(?!\w)/,
    make: (found) => h('em', {}, ...spans(found[1] ?? found[2])),
  },
];

function spans(text) {
  let best = null;
  for (const { pattern, make } of SPANS) {
    const found = pattern.exec(text);
    if (found && (!best || found.index < best.found.index)) best = { found, make };
  }
  if (!best) return text ? [unescape(text)] : [];
  const { found, make } = best;
  const before = text.slice(0, found.index);
  return [
    ...(before ? [unescape(before)] : []),
    make(found),
    ...spans(text.slice(found.index + found[0].length)),
  ];
}

const ITEM = /^\s*(?:[-*+]|(\d+)[.)])\s+(.*)$/;
const DASHES = /^\s*\|?[\s:|-]+\|[\s:|-]*$/;
const cells = (line) =>
  line
    .trim()
    .replace(/^\||\|$/g, '')
    .split('|')
    .map((cell) => cell.trim());

/** Each construct: does it begin at this line, and which lines does it take. Returns [element, lines taken] or null. */
const CONSTRUCTS = [fence, heading, rule, quote, list, grid, paragraph];

function fence(lines) {
  if (!/^\s*```/.test(lines[0])) return null;
  const end = lines.findIndex((line, index) => index > 0 && /^\s*```/.test(line));
  const taken = end < 0 ? lines.length : end + 1;
  return [h('pre', {}, lines.slice(1, end < 0 ? undefined : end).join('\n')), taken];
}

function heading(lines) {
  const found = /^(#{1,6})\s+(.*?)\s*#*$/.exec(lines[0]);
  return found && [h(`h${Math.min(found[1].length + 2, 6)}`, {}, spans(found[2])), 1];
}

function rule(lines) {
  return /^\s*([-*_])(\s*\1){2,}\s*$/.test(lines[0]) ? [h('hr'), 1] : null;
}

function run(lines, belongs) {
  const end = lines.findIndex((line) => !belongs(line));
  return end < 0 ? lines : lines.slice(0, end);
}

function quote(lines) {
  const taken = run(lines, (line) => /^\s*>/.test(line));
  return taken.length
    ? [h('blockquote', {}, body(taken.map((line) => line.replace(/^\s*> ?/, '')))), taken.length]
    : null;
}

function list(lines) {
  const first = ITEM.exec(lines[0]);
  if (!first) return null;
  const taken = run(lines, (line) => ITEM.test(line));
  const item = (line) => {
    const [, , text] = ITEM.exec(line);
    const task = /^\[([ xX])\]\s+(.*)$/.exec(text);
    if (!task) return h('li', {}, spans(text));
    return h(
      'li',
      { class: 'task' },
      h('input', { type: 'checkbox', disabled: true, checked: task[1] !== ' ' }),
      ' ',
      spans(task[2]),
    );
  };
  return [h(first[1] ? 'ol' : 'ul', {}, taken.map(item)), taken.length];
}

function grid(lines) {
  if (!lines[0].includes('|') || !DASHES.test(lines[1] ?? '')) return null;
  const taken = run(lines, (line) => line.includes('|'));
  const row = (line, tag) =>
    h(
      'tr',
      {},
      cells(line).map((cell) => h(tag, {}, spans(cell))),
    );
  return [
    h(
      'div',
      { class: 'table-scroll' },
      h(
        'table',
        {},
        h('thead', {}, row(taken[0], 'th')),
        h(
          'tbody',
          {},
          taken.slice(2).map((line) => row(line, 'td')),
        ),
      ),
    ),
    taken.length,
  ];
}

function paragraph(lines) {
  const taken = [
    lines[0],
    ...run(
      lines.slice(1),
      (line) => line.trim() && !CONSTRUCTS.slice(0, 5).some((construct) => construct([line])),
    ),
  ];
  return [h('p', {}, spans(taken.join('\n'))), taken.length];
}

function body(lines) {
  const made = [];
  for (let at = 0; at < lines.length;) {
    if (!lines[at].trim()) {
      at += 1;
      continue;
    }
    const rest = lines.slice(at);
    let result = null;
    for (const construct of CONSTRUCTS) {
      result = construct(rest);
      if (result) break;
    }
    made.push(result[0]);
    at += result[1];
  }
  return made;
}

export const markdown = (text) => h('div', { class: 'markdown' }, body(String(text ?? '').split('\n')));
