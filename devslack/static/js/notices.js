// What the page itself says in a channel, to its person alone, as Slackbot does: a command that failed, and the like.

const kept = new Map();
const hidden = new Set(JSON.parse(sessionStorage.getItem('hidden-ephemerals') ?? '[]'));
let counter = 0;

/** Keep a sentence after the message `afterTs`. */
export function keepNotice(channel, threadTs, afterTs, text) {
  counter += 1;
  const ts = `${afterTs}${String(counter).padStart(4, '0')}`;
  const notice = {
    ts,
    thread_ts: threadTs ?? undefined,
    text,
    username: 'Slackbot',
    ephemeral: true,
    local: true,
  };
  kept.set(channel, [...(kept.get(channel) ?? []), notice]);
}

/** The messages of a channel or thread with our notices among them, without what was dismissed. */
export function withNotices(channel, threadTs, messages) {
  const ours = (kept.get(channel) ?? []).filter((notice) => notice.thread_ts === (threadTs ?? undefined));
  return [...messages, ...ours]
    .filter((message) => !hidden.has(message.ts))
    .sort((a, b) => (a.ts < b.ts ? -1 : Number(a.ts > b.ts)));
}

/** An ephemeral message is gone for good when its reader dismisses it, or leaves. */
export function dismiss(ts) {
  hidden.add(ts);
  sessionStorage.setItem('hidden-ephemerals', JSON.stringify([...hidden].slice(-200)));
}
