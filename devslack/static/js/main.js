// Brings the page together: who this window is, where it is, and what to redraw when news comes.

import { coalesced, readClock, readControl, readState, Refused } from './api.js';
import { listen } from './live.js';
import { h } from './dom.js';
import { refreshForms } from './overlays/app_forms.js';
import { attempt } from './overlays/toast.js';
import { Conversation } from './panes/conversation.js';
import { Pins } from './panes/pins.js';
import { Sidebar } from './panes/sidebar.js';
import { Thread } from './panes/thread.js';
import { addressed, addressOf, askedPerson, here } from './places.js';
import { channelName, displayName, learn, learnClock, world } from './world.js';

const FIRST_PERSON = 'commander';
const APP_EVERY = 5000;

const root = (id) => document.getElementById(id);
const sidebar = new Sidebar(root('sidebar'));
let conversation = null;
let side = null;

const reloadState = coalesced(() =>
  attempt(async () => {
    learn(await readState(world.me.name));
    sidebar.draw();
    if (world.channels.has(here.channel)) {
      conversation.draw();
      side?.draw();
    } else {
      goTo({ channel: addressed().channel });
    }
  }),
);

const readApp = coalesced(async () => {
  const link = await readControl().catch(() => ({ sockets: null, undelivered: 0 }));
  sidebar.showLink({ sockets: link.http_url ? 1 : link.sockets, undelivered: link.undelivered });
});

const reloadClock = coalesced(() =>
  attempt(async () => {
    learnClock(await readClock());
    sidebar.drawClock();
    conversation?.draw();
    side?.draw();
  }),
);

/** Take the window to a channel, and to a thread or the pins in it; `ts` is brought into view. */
async function goTo({ channel, threadTs = null, pins = false, ts = null }, { keepAddress = false } = {}) {
  if (!world.channels.has(channel)) await reloadState();
  if (!world.channels.has(channel)) return;
  const moved = channel !== here.channel;
  Object.assign(here, { channel, threadTs, pins });
  if (!keepAddress && addressOf() !== location.pathname + location.search)
    history.pushState(null, '', addressOf());
  world.unread.delete(channel);
  document.body.classList.remove('drawer-open');
  document.title = `${channelName(world.channels.get(channel))} · ${displayName(world.me)} · ${world.team.name ?? 'Local Slack'}`;
  sidebar.draw();
  if (moved) conversation = new Conversation(root('conversation'), channel);
  openSide();
  await Promise.all([conversation.refresh(), side?.refresh()]);
  if (ts) side?.list?.reveal(ts) || conversation.list.reveal(ts);
  else if (!threadTs && !pins && matchMedia('(hover: hover)').matches) conversation.composer?.field.focus();
}

function openSide() {
  const { channel, threadTs, pins } = here;
  const wanted = threadTs ? `${channel} ${threadTs}` : pins ? `${channel} pins` : null;
  if (wanted === (side?.key ?? null)) return;
  root('side').hidden = !wanted;
  document.body.classList.toggle('side-open', Boolean(wanted));
  side = wanted && (threadTs ? new Thread(root('side'), channel, threadTs) : new Pins(root('side'), channel));
  if (!side) {
    root('side').replaceChildren();
    return;
  }
  side.key = wanted;
  side.composer?.field.focus();
}

function hear(event) {
  const { name } = event;
  const channel = typeof event.channel === 'object' ? event.channel?.id : event.channel;
  if (name === 'clock') reloadClock();
  else if (name?.startsWith('view_')) refreshForms();
  else if (name === 'people' || name?.startsWith('channel_') || name?.startsWith('member_')) reloadState();
  if (!channel || name?.startsWith('view_')) return;
  if (channel === here.channel) {
    conversation.refresh();
    side?.refresh();
  } else if (name === 'message' && event.message) {
    countUnread(channel, event.message);
  }
}

function countUnread(channel, message) {
  if (message.user === world.me.id || message.subtype === 'channel_join') return;
  if (message.thread_ts && message.thread_ts !== message.ts) return;
  const known = world.unread.get(channel) ?? { mentions: 0 };
  const toMe = message.text?.includes(`<@${world.me.id}>`) || world.channels.get(channel)?.is_im;
  world.unread.set(channel, { mentions: known.mentions + (toMe ? 1 : 0) });
  sidebar.draw();
}

/** Whenever the link comes up, first or again, something may have been missed. */
function linkChanged(up) {
  document.body.classList.toggle('offline', !up);
  if (!up) return;
  reloadState();
  reloadClock();
  conversation.refresh();
  side?.refresh();
  refreshForms();
}

/** Links into this workspace, wherever they stand, lead there instead of away. */
function follow(event) {
  const place = event.target.closest?.('[data-place]')?.dataset.place;
  if (!place) return;
  event.preventDefault();
  const { channel, ts = null, threadTs = null } = JSON.parse(place);
  goTo({ channel, ts, threadTs: threadTs === ts ? null : threadTs });
}

function listenToPerson() {
  document.addEventListener('goto', ({ detail }) => goTo(detail));
  document.addEventListener('click', follow);
  window.addEventListener('popstate', () => goTo(addressed(), { keepAddress: true }));
  root('scrim').addEventListener('click', () => document.body.classList.remove('drawer-open'));
  document.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || event.defaultPrevented || document.querySelector('dialog[open], .popover'))
      return;
    if (here.threadTs || here.pins) goTo({ channel: here.channel });
  });
}

async function begin() {
  try {
    learn(await readState(askedPerson() ?? FIRST_PERSON));
    learnClock(await readClock());
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    root('conversation').replaceChildren(
      h(
        'div',
        { class: 'bar', 'data-test': 'failed' },
        h('span', {}, error.message),
        h('a', { href: '/' }, 'Begin again'),
      ),
    );
    return;
  }
  listenToPerson();
  await goTo(addressed(), { keepAddress: true });
  history.replaceState(null, '', addressOf());
  listen(world.me.id, hear, linkChanged);
  readApp();
  setInterval(() => document.hidden || readApp(), APP_EVERY);
  document.body.dataset.ready = 'yes';
}

begin();
