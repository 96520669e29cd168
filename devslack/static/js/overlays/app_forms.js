// The forms an app has open for this person: the topmost is shown, the server says which that is.

import { act, coalesced, readViews, Refused } from '../api.js';
import { press } from '../acts.js';
import { Form } from './form.js';
import { attempt } from './toast.js';

let shown = null;
const mirrored = { print: null };

/** Read which forms are open and show the topmost. What is typed in a form stays when the app updates it. */
export const refreshForms = coalesced(() =>
  attempt(async () => {
    const views = await readViews();
    const top = views.at(-1) ?? null;
    const print = top && JSON.stringify({ ...top, state: null });
    if (print === mirrored.print) return;
    mirrored.print = print;
    if (shown && shown.view.id === top?.id) {
      shown.draw(top);
      return;
    }
    shown?.remove();
    shown = top && new Form(top, deeds());
  }),
);

function deeds() {
  return {
    submit: async (values) => {
      try {
        const { error, shown: trouble, answer } = await act('submit', { view_id: shown.view.id, values });
        if (error) return { trouble: trouble ?? true };
        if (answer?.response_action === 'errors') return { errors: answer.errors };
        await refreshForms();
        return null;
      } catch (error) {
        if (!(error instanceof Refused)) throw error;
        return { trouble: error.message };
      }
    },
    cancel: () =>
      attempt(async () => {
        await act('close_view', { view_id: shown.view.id });
        await refreshForms();
      }),
    press: (block, element, fields, values) =>
      press({
        view_id: shown.view.id,
        block_id: block.block_id,
        action_id: element.action_id,
        values,
        ...fields,
      }),
  };
}
