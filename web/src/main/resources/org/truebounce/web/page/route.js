// The ways of the notice and of the returned message, drawn: stations from the claimed origin down to the mailbox, and
// between them stretches whose line says how far they can be believed. The drawing stands behind an ordered list.

import { el, svg, fresh, harmless } from './dom.js';
import { icon } from './icons.js';
import { say, told, moment } from './words.js';

const RAIL = 56;
const STANDINGS = ['proven', 'border', 'reported', 'claimed', 'contradicted'];

/** The section with one map for each route. */
export function routes(explanation) {
  const drawn = explanation.routes.filter(route => route.stretches.length);
  if (drawn.length === 0) {
    return null;
  }
  const used = STANDINGS.filter(standing => drawn.some(route => route.stretches.some(stretch => stretch.standing === standing)));
  return el('section', { class: 'panel route' }, el('h2', {}, say('route', 'title')), el('p', { class: 'quiet' }, say('route', 'how')),
    el('ul', { class: 'legend' }, used.map(standing => el('li', {}, sample(standing),
      el('span', {}, el('b', {}, say('route', standing)), ' ', say('route', standing + '-means'))))),
    el('div', { class: 'maps' }, drawn.map(map)));
}

function sample(standing) {
  return svg('svg', { viewBox: '0 0 44 16', width: 44, height: 16, 'aria-hidden': 'true' }, track(standing, 2, 8, 42, 8));
}

/** The line of a standing: its form tells it, its colour only helps. */
function track(standing, x1, y1, x2, y2) {
  if (standing === 'border') {
    const across = x1 === x2 ? [[-3, 0], [3, 0]] : [[0, -3], [0, 3]];
    return svg('g', { class: 'track border' }, across.map(([dx, dy]) => svg('line', { x1: x1 + dx, y1: y1 + dy, x2: x2 + dx, y2: y2 + dy })));
  }
  if (standing === 'contradicted') {
    const length = Math.hypot(x2 - x1, y2 - y1);
    const count = Math.max(4, Math.round(length / 8));
    const points = [...Array(count + 1).keys()].map(i => {
      const side = i === 0 || i === count ? 0 : i % 2 ? 5 : -5;
      return x1 === x2 ? `${x1 + side},${y1 + (y2 - y1) * i / count}` : `${x1 + (x2 - x1) * i / count},${y1 + side}`;
    });
    return svg('polyline', { class: 'track contradicted', points: points.join(' ') });
  }
  return svg('line', { class: 'track ' + standing, x1, y1, x2, y2 });
}

function map(route) {
  const stations = [route.stretches[0].from, ...route.stretches.map(stretch => stretch.to)];
  const arrives = route.of === 'notice';
  const drawing = svg('svg', { class: 'rail', 'aria-hidden': 'true', width: RAIL });
  const items = stations.map((name, i) => el('li', {},
    i === 0 ? null : stretch(route.stretches[i - 1]),
    station(name, place(i, stations.length, arrives), i)));
  const whole = el('ol', { class: 'stations' }, items);
  const frame = el('div', { class: 'map' }, el('h3', {}, told('route', route.of)), el('div', { class: 'mapped' }, drawing, whole));
  const draw = () => paint(drawing, frame.querySelector('.mapped'), route, arrives);
  new ResizeObserver(draw).observe(whole);
  return frame;
}

function place(i, length, arrives) {
  return i === 0 ? 'origin' : i === length - 1 && arrives ? 'mailbox' : 'host';
}

function station(name, kind) {
  return el('div', { class: 'station ' + kind },
    kind === 'host' ? null : el('span', { class: 'role' }, say('route', kind)),
    el('bdi', { class: 'host-name' }, name ? harmless(name) : told('route', kind === 'origin' ? 'program' : 'host')));
}

/** A stretch can be pointed at, tapped and reached by keyboard; it then shows the line of the header it was read from. */
function stretch(one) {
  const id = fresh('line');
  const field = el('pre', { id, class: 'trace', tabindex: '-1' }, harmless(one.field ?? ''));
  const button = el('button', { type: 'button', class: 'standing ' + one.standing, 'aria-expanded': 'false', 'aria-controls': id, onclick: () => {
    const open = field.classList.toggle('open');
    button.setAttribute('aria-expanded', open);
  }, onkeydown: event => {
    if (event.key === 'Escape') {
      field.classList.remove('open');
      button.setAttribute('aria-expanded', 'false');
    }
  } }, el('b', {}, say('route', one.standing)),
  one.time ? el('time', { datetime: one.time }, moment(one.time)) : null,
  one.line ? el('span', { class: 'quiet' }, say('route', 'line', { line: one.line })) : null);
  return el('div', { class: 'stretch' }, button, field,
    one.standing === 'border' ? el('p', { class: 'gate' }, icon('house'), say('route', 'gate')) : null);
}

/** Draws the rail beside the list, to the places where the list's stations came to lie. */
function paint(drawing, frame, route, arrives) {
  const top = frame.getBoundingClientRect().top;
  const spots = [...frame.querySelectorAll('.host-name')].map(name => {
    const box = name.getBoundingClientRect();
    return box.top - top + Math.min(box.height, 26) / 2;
  });
  const x = RAIL / 2;
  const height = frame.clientHeight;
  drawing.setAttribute('height', height);
  drawing.setAttribute('viewBox', `0 0 ${RAIL} ${height}`);
  const own = route.stretches.findIndex(one => one.standing === 'border');
  const gate = frame.querySelector('.gate')?.getBoundingClientRect();
  drawing.replaceChildren(
    ...route.stretches.map((one, i) => track(one.standing, x, spots[i] + 15, x, spots[i + 1] - 15)),
    ...gate && own >= 0 ? [svg('line', { class: 'fence', x1: 0, y1: gate.top - top + gate.height / 2, x2: RAIL, y2: gate.top - top + gate.height / 2 })] : [],
    ...spots.map((y, i) => node(x, y, place(i, spots.length, arrives))));
}

const MARKS = {
  origin: 'M-6.5 0a6.5 6.5 0 1 0 13 0a6.5 6.5 0 1 0-13 0M-2.4-2a2.5 2.5 0 1 1 3.2 2.2c-.6.3-.8.7-.8 1.2M0 4v.1',
  host: 'M-6-5.5h12v4.6H-6zM-6 1h12v4.6H-6zM-3.2-3.2v.1M-3.2 3.3v.1',
  mailbox: 'M-7 0 0-6.5 7 0M-5-1.5V6H5V-1.5M-1.4 6V2h2.8v4',
};

function node(x, y, kind) {
  return svg('g', { class: 'node ' + kind, transform: `translate(${x} ${y})` }, svg('circle', { r: 15 }), svg('path', { d: MARKS[kind] }));
}
