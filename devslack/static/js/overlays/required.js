// What Slack itself refuses before the app hears of a submission: nothing filled in, or too short.

const REQUIRED = 'Please complete this required field.';

const isEmpty = (value) =>
  value === null ||
  value === undefined ||
  (typeof value === 'string' && !value.trim()) ||
  (Array.isArray(value) && !value.length);

/** {block_id: sentence} for the input blocks that may not be sent like this. */
export function missing(blocks, values) {
  const errors = {};
  for (const block of blocks.filter((each) => each.type === 'input')) {
    const value = values[block.block_id]?.[block.element.action_id];
    const least = block.element.min_length ?? 0;
    if (isEmpty(value) && !block.optional) errors[block.block_id] = REQUIRED;
    else if (typeof value === 'string' && value.length < least)
      errors[block.block_id] = `Please write at least ${least} characters.`;
  }
  return errors;
}
