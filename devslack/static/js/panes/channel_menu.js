// What a person can do to a channel, from its title.

import { livePeople, nameOf } from '../world.js';
import { act } from '../api.js';
import { askLocally } from '../overlays/local_form.js';
import { attempt, toast } from '../overlays/toast.js';

const text = (words) => ({ type: 'plain_text', text: words });
const line = (block_id, label, element, more = {}) => ({
  type: 'input',
  block_id,
  label: text(label),
  element: { action_id: 'value', ...element },
  ...more,
});

export function channelDeeds(channel) {
  const deeds = [{ label: 'Copy name', run: () => navigator.clipboard?.writeText(`#${channel.name}`) }];
  if (channel.is_member === false) return deeds;
  return [
    { label: 'Add people', 'data-test': 'add-people', run: () => addPeople(channel) },
    { label: 'Rename', 'data-test': 'rename-channel', run: () => rename(channel) },
    ...deeds,
    null,
    {
      label: 'Leave channel',
      'data-test': 'leave-channel',
      run: () => attempt(() => act('channels/leave', { channel: channel.id })),
    },
    {
      label: 'Archive channel',
      danger: true,
      'data-test': 'archive-channel',
      run: () => attempt(() => act('channels/archive', { channel: channel.id })),
    },
  ];
}

function addPeople(channel) {
  const outside = livePeople({ bots: true }).filter((person) => !(channel.members ?? []).includes(person.id));
  if (!outside.length) return toast('Everybody is in this channel already.');
  return askLocally({
    title: `Add people to #${channel.name}`.slice(0, 40),
    submit: 'Add',
    blocks: [
      line('people', 'Who', {
        type: 'checkboxes',
        options: outside.map((person) => ({ text: text(nameOf(person.id)), value: person.id })),
      }),
    ],
    take: ({ people }) => act('channels/invite', { channel: channel.id, members: people.value }),
  });
}

function rename(channel) {
  return askLocally({
    title: 'Rename channel',
    submit: 'Rename',
    blocks: [line('name', 'Name', { type: 'plain_text_input', initial_value: channel.name, max_length: 80 })],
    take: ({ name }) => act('channels/rename', { channel: channel.id, name: name.value }),
  });
}

export function createChannel(created) {
  return askLocally({
    title: 'Create a channel',
    submit: 'Create',
    blocks: [
      line('name', 'Name', {
        type: 'plain_text_input',
        max_length: 80,
        placeholder: text('lower-case-letters, digits, - and _'),
      }),
      line('private', 'Who can see it', {
        type: 'radio_buttons',
        initial_option: { text: text('Everyone'), value: 'public' },
        options: [
          { text: text('Everyone'), value: 'public' },
          { text: text('Only people who are added'), value: 'private' },
        ],
      }),
    ],
    take: async (values) => {
      const { channel } = await act('channels', {
        name: values.name.value,
        private: values.private.value === 'private',
      });
      created(channel);
    },
  });
}
