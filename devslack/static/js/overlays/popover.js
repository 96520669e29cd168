// Something small that opens beside a control and closes by Escape or a press elsewhere.

const MARGIN = 8;

/** Show `content` beside `anchor`, above every dialog; returns a function that closes it. */
export function openPopover(anchor, content, { onClose } = {}) {
  content.popover = 'auto';
  content.classList.add('popover');
  (anchor.closest('dialog') ?? document.body).append(content);
  content.addEventListener('toggle', ({ newState }) => {
    if (newState !== 'closed') return;
    content.remove();
    onClose?.();
  });
  content.showPopover();
  place(content, anchor.getBoundingClientRect());
  return () => content.isConnected && content.hidePopover();
}

function place(content, anchor) {
  const size = content.getBoundingClientRect();
  const below = anchor.bottom + 4;
  const fitsBelow = below + size.height + MARGIN <= innerHeight;
  const top = fitsBelow ? below : Math.max(MARGIN, anchor.top - size.height - 4);
  const left = Math.min(Math.max(MARGIN, anchor.left), innerWidth - size.width - MARGIN);
  content.style.top = `${Math.min(top, Math.max(MARGIN, innerHeight - size.height - MARGIN))}px`;
  content.style.left = `${Math.max(MARGIN, left)}px`;
}
