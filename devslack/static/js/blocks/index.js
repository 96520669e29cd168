// Block Kit as elements: one function per block type. What we do not know becomes a labelled placeholder.

import { h } from '../dom.js';
import { mrkdwn, textObject } from '../text/mrkdwn.js';
import { plainText } from '../text/emoji.js';
import { element } from './elements.js';
import { markdown } from './markdown.js';
import { richText } from './rich_text.js';
import { table } from './table.js';

/*
 * The context (`ctx`) of every block says where it stands:
 *   values  Inputs, what the fields hold
 *   press   (block, element, slackFields) => Promise, tells the app
 *   inForm  true inside a form
 */

const RENDERERS = {
  section,
  context,
  header,
  divider,
  image,
  table,
  input,
  actions: (block, ctx) =>
    h(
      'div',
      { class: 'block-actions' },
      block.elements.map((each) => element(each, block, ctx)),
    ),
  markdown: (block) => markdown(block.text),
  rich_text: (block) => richText(block),
};

/** The elements of a list of blocks; `ctx` may be null where nothing can be pressed. */
export function blocks(list, ctx) {
  return (list ?? []).map((block) => {
    const render = RENDERERS[block.type] ?? unknown;
    const made = render(block, ctx);
    made.classList.add('block', `block-${block.type}`);
    if (block.block_id && block.type !== 'input') made.setAttribute('data-block', block.block_id);
    return made;
  });
}

function section(block, ctx) {
  const words = h('div', { class: 'section-words' });
  if (block.text) words.append(h('div', { class: 'section-text' }, textObject(block.text)));
  if (block.fields) {
    words.append(
      h(
        'div',
        { class: 'section-fields' },
        block.fields.map((field) => h('div', {}, textObject(field))),
      ),
    );
  }
  const accessory =
    block.accessory && h('div', { class: 'section-accessory' }, element(block.accessory, block, ctx));
  return h('div', { class: ['section', accessory && 'has-accessory'] }, words, accessory);
}

function context(block) {
  return h(
    'div',
    { class: 'context' },
    block.elements.map((each) =>
      each.type === 'image' ? imagePlaceholder(each, 'small') : h('div', {}, textObject(each)),
    ),
  );
}

function header(block) {
  return h('h3', {}, textObject(block.text));
}

function divider() {
  return h('hr');
}

function image(block) {
  return h(
    'figure',
    {},
    block.title && h('figcaption', {}, textObject(block.title)),
    imagePlaceholder(block, 'large'),
  );
}

function imagePlaceholder(picture, size) {
  const url = picture.image_url ?? picture.slack_file?.url ?? '';
  const own = url.startsWith('/') || url.startsWith(`${location.origin}/`);
  if (own) return h('img', { src: url, alt: picture.alt_text ?? '', class: `picture-${size}` });
  return h(
    'span',
    { class: `placeholder placeholder-${size}`, title: url },
    `Image: ${picture.alt_text || url}`,
  );
}

function input(block, ctx) {
  const id = `field-${block.block_id}`.replace(/\W/g, '-');
  const field = element(block.element, block, ctx, id);
  const group =
    ['radio_buttons', 'checkboxes'].includes(block.element.type) || block.element.type.startsWith('multi_');
  return h(
    'div',
    { class: 'field', 'data-test': 'field', 'data-field': block.block_id },
    h(
      group ? 'div' : 'label',
      { class: 'field-label', for: group ? null : id, id: `${id}-label` },
      plainText(block.label?.text),
      block.optional && h('span', { class: 'quiet' }, ' (optional)'),
    ),
    field,
    h('div', {
      class: 'field-error',
      'data-test': 'field-error',
      'data-block-id': block.block_id,
      role: 'alert',
      hidden: true,
    }),
    block.hint && h('div', { class: 'field-hint' }, textObject(block.hint)),
  );
}

function unknown(block) {
  return h(
    'div',
    { class: 'placeholder placeholder-large' },
    `A block of type "${block.type}", which this page cannot show`,
  );
}

/** Attachments, as other bots still send them. */
export function attachments(list, ctx) {
  return (list ?? []).map((each) => {
    const bar = h('div', { class: 'attachment-bar' });
    bar.style.background = barColour(each.color);
    return h(
      'div',
      { class: 'attachment' },
      bar,
      h(
        'div',
        { class: 'attachment-body' },
        each.pretext && h('div', {}, mrkdwn(each.pretext)),
        each.author_name && h('div', { class: 'quiet' }, plainText(each.author_name)),
        each.title &&
          h(
            'div',
            { class: 'attachment-title' },
            mrkdwn(each.title_link ? `<${each.title_link}|${each.title}>` : each.title),
          ),
        each.blocks ? blocks(each.blocks, ctx) : each.text && h('div', {}, mrkdwn(each.text)),
        each.fields &&
          h(
            'div',
            { class: 'section-fields' },
            each.fields.map((field) =>
              h('div', {}, h('strong', {}, plainText(field.title)), h('div', {}, mrkdwn(field.value))),
            ),
          ),
        !each.text &&
          !each.blocks &&
          !each.title &&
          !each.pretext &&
          each.fallback &&
          h('div', {}, mrkdwn(each.fallback)),
        each.footer && h('div', { class: 'quiet small' }, mrkdwn(each.footer)),
      ),
    );
  });
}

const NAMED = { good: '#2eb67d', warning: '#ecb22e', danger: '#e01e5a' };
const barColour = (colour) =>
  NAMED[colour] ??
  (/^#?[0-9a-f]{6}$/i.test(colour ?? '') ? `#${colour.replace('#', '')}` : 'var(--line-strong)');
