// A form of the page's own (a new channel, a new name), drawn like an app's.

import { Refused } from '../api.js';
import { Form } from './form.js';

/** Ask with blocks as an app would; `take(values)` does it, and a refusal is shown in the form. */
export function askLocally({ title, submit, blocks, take }) {
  const view = { id: 'local', title: { text: title }, submit: { text: submit }, blocks };
  const form = new Form(view, {
    cancel: () => form.remove(),
    submit: async (values) => {
      try {
        await take(values);
        form.remove();
        return null;
      } catch (error) {
        if (!(error instanceof Refused)) throw error;
        return { trouble: error.message };
      }
    },
  });
}
