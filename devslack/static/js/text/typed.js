// Slack's stored text turned back into what a person would type, for editing a message.

import { channelName, nameOf, world } from '../world.js';
import { unescape } from './emoji.js';

export function asTyped(text) {
  const typed = text.replace(/<([^<>\n]+)>/g, (_, inside) => {
    const [target, label] = inside.split('|');
    if (target.startsWith('@')) return `@${nameOf(target.slice(1))}`;
    if (target.startsWith('#'))
      return `#${world.channels.has(target.slice(1)) ? channelName(world.channels.get(target.slice(1))) : (label ?? target.slice(1))}`;
    if (target.startsWith('!')) return label ?? `@${target.slice(1)}`;
    return target.replace(/^mailto:/, '');
  });
  return unescape(typed);
}
