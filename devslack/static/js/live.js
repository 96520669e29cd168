// The server's news over a WebSocket that comes back by itself.

const FIRST_WAIT = 300;
const LONGEST_WAIT = 5000;

/** Call `onEvent` with each event and `onLink(up)` whenever the link comes up or goes down. */
export function listen(as, onEvent, onLink) {
  let wait = FIRST_WAIT;
  const open = () => {
    const scheme = location.protocol === 'https:' ? 'wss' : 'ws';
    const socket = new WebSocket(`${scheme}://${location.host}/page/live?as=${encodeURIComponent(as)}`);
    socket.addEventListener('open', () => {
      wait = FIRST_WAIT;
      onLink(true);
    });
    socket.addEventListener('message', ({ data }) => onEvent(JSON.parse(data)));
    socket.addEventListener('close', () => {
      onLink(false);
      setTimeout(open, wait);
      wait = Math.min(wait * 2, LONGEST_WAIT);
    });
  };
  open();
}
