// Builds elements. Text only ever enters the page as text nodes: nothing here parses HTML.

const SVG = 'http://www.w3.org/2000/svg';

/** An element with properties and children; `on` maps event names to listeners, null children are skipped. */
export function h(tag, props = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) assign(element, name, value);
  element.append(
    ...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false),
  );
  return element;
}

function assign(element, name, value) {
  if (name.startsWith('aria-') && typeof value === 'boolean') {
    element.setAttribute(name, String(value));
    return;
  }
  if (value === null || value === undefined || value === false) return;
  if (name === 'value') {
    element.value = value;
  } else if (name === 'on') {
    for (const [event, listener] of Object.entries(value)) element.addEventListener(event, listener);
  } else if (name === 'class') {
    element.className = Array.isArray(value) ? value.filter(Boolean).join(' ') : value;
  } else if (name in element && typeof value !== 'string') {
    element[name] = value;
  } else {
    element.setAttribute(name, value === true ? '' : String(value));
  }
}

export function fragment(...children) {
  const made = document.createDocumentFragment();
  made.append(
    ...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false),
  );
  return made;
}

const PATHS = {
  hash: 'M10 4 8 20M16 4l-2 16M4.5 9h16M3.5 15h16',
  lock: 'M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3',
  react: 'M20.5 12A8.5 8.5 0 1 1 12 3.5M9 10v.5M15 10v.5M8.5 14.5c1.8 2.3 5.2 2.3 7 0M19 2.5v6M16 5.5h6',
  smile: 'M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17M9 10v.5M15 10v.5M8.5 14.5c1.8 2.3 5.2 2.3 7 0',
  thread: 'M4 5h16v11h-8l-5 4v-4H4zM8 9h8M8 12h5',
  eye: 'M2.5 12c4-7.5 15-7.5 19 0-4 7.5-15 7.5-19 0M12 9.5a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5',
  more: 'M12 5.5v.01M12 12v.01M12 18.5v.01',
  pin: 'M14.5 3.5 20.5 9.5 16 11.5 13.5 17 7 10.5 12.5 8zM9.5 14.5 4 20',
  close: 'M6 6 18 18M18 6 6 18',
  send: 'M4 12 20 4l-5 16-4-6.5zM11 13.5 20 4',
  menu: 'M4 7h16M4 12h16M4 17h16',
  clip: 'M8 12.5l6-6a3 3 0 0 1 4.3 4.3l-8 8a5 5 0 0 1-7-7l7.5-7.5',
  bolt: 'M13 3 5 14h6l-1 7 8-11h-6z',
  down: 'M6 9.5 12 15.5 18 9.5',
  plus: 'M12 5v14M5 12h14',
  people:
    'M9 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7M2.5 20c.5-8 12.5-8 13 0M16 4.5a3.5 3.5 0 0 1 0 6.5M18 14c2 .8 3.3 2.8 3.5 6',
  window: 'M14 4h6v6M20 4l-9 9M18 14v6H4V6h6',
  file: 'M6 3h8l4 4v14H6zM14 3v4h4M9 12h6M9 16h6',
  help: 'M9 9c0-4 6.5-4 6.5 0 0 2.5-3.5 2.5-3.5 5.5M12 18.5v.01',
};

/** A small line drawing by name; purely decorative. */
export function icon(name) {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('class', `icon icon-${name}`);
  svg.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS(SVG, 'path');
  path.setAttribute('d', PATHS[name]);
  svg.append(path);
  return svg;
}

/** A button that shows only a drawing; `label` is what it says to a screen reader and on hover. */
export function iconButton(name, label, onClick, props = {}) {
  return h(
    'button',
    {
      type: 'button',
      class: 'icon-button',
      'aria-label': label,
      title: label,
      on: { click: onClick },
      ...props,
    },
    icon(name),
  );
}
