// Where in the workspace this window is, kept in its address: ?as=NAME&channel=NAME&thread=TS, and once at=TS.

import { channelByName, channelName, world } from './world.js';

export const here = { channel: null, threadTs: null, pins: false };

export const askedPerson = () => new URLSearchParams(location.search).get('as');

/** The place the address names, as far as it exists: {channel, threadTs, ts}; `ts` is to be brought into view. */
export function addressed() {
  const query = new URLSearchParams(location.search);
  const asked = channelByName(query.get('channel') ?? '');
  const first = channelByName('incidents') ?? channelByName('general') ?? [...world.channels.values()][0];
  return {
    channel: (asked ?? first)?.id ?? null,
    threadTs: asked ? query.get('thread') : null,
    ts: asked ? query.get('at') : null,
  };
}

/** The address of a place for a person; of the present place for the present person by default. */
export function addressOf({ as = world.me.name, channel = here.channel, threadTs = here.threadTs } = {}) {
  const known = world.channels.get(channel);
  const query = new URLSearchParams({ as });
  if (known) query.set('channel', known.is_im ? known.id : channelName(known));
  if (threadTs) query.set('thread', threadTs);
  return `/?${query}`;
}

/** Ask whoever listens to take this window to a place: {channel, threadTs?, ts?, pins?}. */
export const go = (place) => document.dispatchEvent(new CustomEvent('goto', { detail: place }));
