// What the page knows of the workspace: people, channels, emoji, the clock. Knows nothing of the DOM.

export const world = {
  team: {},
  me: null,
  bot: {},
  people: new Map(),
  channels: new Map(),
  commands: [],
  shortcuts: [],
  emoji: {},
  hint: null,
  clock: { unix: Date.now() / 1000, running: true, readAt: performance.now() },
  unread: new Map(),
  version: 0, // grows when what is drawn of people or channels may look different
};

/** Take in what the server says of the workspace as one person sees it. */
export function learn(state) {
  Object.assign(world, {
    team: state.team,
    bot: state.bot ?? {},
    commands: state.commands ?? [],
    shortcuts: state.shortcuts ?? [],
    emoji: state.emoji ?? {},
    hint: state.hint ?? null,
  });
  world.people = new Map(state.people.map((person) => [person.id, person]));
  world.channels = new Map(state.channels.map((channel) => [channel.id, channel]));
  world.me = typeof state.me === 'string' ? world.people.get(state.me) : state.me;
  const names = JSON.stringify([state.people, state.channels.map((channel) => channel.name)]);
  if (names !== world.names) Object.assign(world, { names, version: world.version + 1 });
  if (state.clock) learnClock(state.clock);
}

export function learnClock({ unix, running }) {
  world.clock = { unix, running: running !== false, readAt: performance.now() };
}

/** The workspace's own time in unix seconds: it may stand still, and need not be today's. */
export function now() {
  const { unix, running, readAt } = world.clock;
  return running ? unix + (performance.now() - readAt) / 1000 : unix;
}

export const zone = () => world.me?.tz || 'UTC';
export const displayName = (person) =>
  person?.profile?.display_name || person?.name || person?.real_name || '';
export const isBotUser = (id) => id === world.bot.user_id || Boolean(world.people.get(id)?.is_bot);
export const botName = () => displayName(world.people.get(world.bot.user_id)) || world.bot.name || 'scribe';

export function nameOf(userId) {
  if (userId === 'USLACKBOT') return 'Slackbot';
  if (userId === world.bot.user_id) return botName();
  return displayName(world.people.get(userId)) || userId;
}

/** People one can act as or mention: living ones, bots last. */
export function livePeople({ bots = false } = {}) {
  return [...world.people.values()].filter((person) => !person.deleted && (bots || !isBotUser(person.id)));
}

export function channelName(channel) {
  if (!channel.is_im) return channel.name;
  const other = channel.user === world.me.id ? world.bot.user_id : channel.user;
  return nameOf(other);
}

export function channelByName(name) {
  return [...world.channels.values()].find((channel) => channel.id === name || channel.name === name);
}

/** Our app signs what it says with its full name, also where a message carries no profile (a file). */
const calledAsAuthor = (id) => (id === world.bot.user_id && world.bot.real_name) || nameOf(id);

/** Who said a message: {key, name, isBot}. The key tells two authors apart when messages are grouped. */
export function authorOf(message) {
  const isBot = Boolean(message.bot_id) || message.subtype === 'bot_message' || isBotUser(message.user);
  const known = message.user ? calledAsAuthor(message.user) : null;
  const name = message.username || message.bot_profile?.name || known || 'Slackbot';
  return { key: `${message.user ?? ''}/${message.bot_id ?? ''}/${message.username ?? ''}`, name, isBot };
}
