// The page's way to the server: every act is the control API's, done as the person whose page this is.

import { sentence } from './refusals.js';
import { world } from './world.js';

/** What the server would not do, as the sentence it gave. */
export class Refused extends Error {}

async function ask(method, path, body) {
  const response = await fetch(path, {
    method,
    headers: body ? { 'content-type': 'application/json' } : {},
    body: body ? JSON.stringify(body) : undefined,
  }).catch(() => {
    throw new Refused('The local Slack does not answer.');
  });
  const answer = await response.json().catch(() => ({}));
  if (!response.ok)
    throw new Refused(answer.error ? sentence(answer.error) : `${path} answered ${response.status}`);
  return answer;
}

const query = (values) =>
  new URLSearchParams(Object.entries(values).filter(([, value]) => value !== undefined)).toString();

export const act = (path, body = {}) => ask('POST', `/control/${path}`, { as: world.me.id, ...body });
export const readState = (as) => ask('GET', `/page/state?${query({ as })}`);
export const readControl = () => ask('GET', '/control/state');
export const readClock = () => ask('GET', '/control/clock');
export const readViews = async () => (await ask('GET', `/control/views?${query({ as: world.me.id })}`)).views;
export const readMessages = async (channel, threadTs) =>
  (await ask('GET', `/control/messages?${query({ channel, as: world.me.id, thread_ts: threadTs })}`))
    .messages;

/** Wrap an asynchronous read so that however often it is asked for, one runs and at most one waits. */
export function coalesced(read) {
  let running = null;
  let again = false;
  const run = async () => {
    do {
      again = false;
      await read();
    } while (again);
  };
  return () => {
    if (running) again = true;
    else
      running = run().finally(() => {
        running = null;
      });
    return running;
  };
}
