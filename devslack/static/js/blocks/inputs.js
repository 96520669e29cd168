// What the fields of one message or form hold, by block and action, as the control API takes it.

export class Inputs {
  constructor() {
    this.held = new Map();
  }

  /** What the field holds; the first time, what the app gave it. A form that the app updates keeps what was typed. */
  take(block, element, initial) {
    const key = this.key(block, element);
    if (!this.held.has(key)) this.held.set(key, initial ?? null);
    this.seen?.add(key);
    return this.held.get(key);
  }

  put(block, element, value) {
    this.held.set(this.key(block, element), value);
  }

  key(block, element) {
    return JSON.stringify([block.block_id, element.action_id]);
  }

  /** Draw with `draw()`, then forget the fields that were not drawn. */
  redraw(draw) {
    this.seen = new Set();
    const drawn = draw();
    for (const key of [...this.held.keys()]) if (!this.seen.has(key)) this.held.delete(key);
    return drawn;
  }

  /** {block_id: {action_id: value}} */
  values() {
    const values = {};
    for (const [key, value] of this.held) {
      const [block, action] = JSON.parse(key);
      (values[block] ??= {})[action] = value === '' ? null : value;
    }
    return values;
  }
}

/** Keep what a person put into a field, and tell the app where Slack would: outside an input block, or when it asks. */
export function report(ctx, block, element, value, slackFields) {
  ctx.values.put(block, element, value);
  if (block.type !== 'input' || (block.dispatch_action && !isTextField(element)))
    ctx.press(block, element, slackFields);
}

const isTextField = (element) =>
  ['plain_text_input', 'number_input', 'email_text_input', 'url_text_input'].includes(element.type);
