// The attributes by which browser tests find an element, and a name for fields that have no label of their own.

import { plainText } from '../text/emoji.js';

export const hooks = (given, block) => ({
  'data-action-id': given.action_id,
  'data-block-id': block.block_id,
});

/** An accessible name where no label points at the field. */
export const nameless = (given, block, id) =>
  id
    ? {}
    : {
        'aria-label': plainText(given.placeholder?.text ?? block.text?.text ?? given.action_id).slice(0, 150),
      };
