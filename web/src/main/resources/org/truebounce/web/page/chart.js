// Notices by day and verdict, as stacked bars; the same figures stand behind it as a table.

import { el, svg } from './dom.js';
import { shape } from './icons.js';
import { say, told, day, numeral } from './words.js';

// From the ground up, as in the program's own report.
const STACK = ['genuine', 'compromised', 'backscatter', 'fake', 'undecided'];
const HEIGHT = 180;
const FOOT = 22;
const MOST_DAYS = 92;

/** The counts of notices by period: by day, or by month where the days are too many to see. */
export function periods(items) {
  const days = byPeriod(items, 10);
  return days.size > MOST_DAYS ? byPeriod(items, 7) : days;
}

function byPeriod(items, length) {
  const found = new Map();
  for (const { time, diagnosis } of items) {
    if (time && STACK.includes(diagnosis.verdict)) {
      const key = time.slice(0, length);
      const counts = found.get(key) ?? {};
      counts[diagnosis.verdict] = (counts[diagnosis.verdict] ?? 0) + 1;
      found.set(key, counts);
    }
  }
  return new Map([...found].sort(([one], [other]) => (one < other ? -1 : 1)));
}

const whole = counts => Object.values(counts).reduce((sum, count) => sum + count, 0);
const named = period => (period.length === 10 ? day(period) : period);

/** The chart with its legend and its table. */
export function chart(items) {
  const counted = periods(items);
  if (counted.size === 0) {
    return null;
  }
  const used = STACK.filter(verdict => [...counted.values()].some(counts => counts[verdict]));
  return el('figure', { class: 'chart' }, el('figcaption', {}, el('h2', {}, told('sweep', 'by-day')),
    el('ul', { class: 'legend' }, used.map(verdict => el('li', {}, shape(verdict, 18), told('verdict', verdict))))),
  bars(counted), el('details', { class: 'as-table' }, el('summary', {}, say('mailbox', 'as-table')), table(counted, used)));
}

function bars(counted) {
  const wide = innerWidth < 740 ? 400 : 880;
  const highest = Math.max(...[...counted.values()].map(whole));
  const slot = wide / counted.size;
  const width = Math.min(slot * 0.78, 64);
  const names = [...counted.keys()];
  return svg('svg', { viewBox: `0 0 ${wide} ${HEIGHT + FOOT}`, role: 'img', class: 'bars', 'aria-label': told('sweep', 'by-day') },
    [0.5, 1].map(part => svg('line', { class: 'grid', x1: 0, x2: wide, y1: HEIGHT - part * (HEIGHT - 18), y2: HEIGHT - part * (HEIGHT - 18) })),
    svg('text', { class: 'scale', x: 0, y: 13 }, numeral(highest)),
    [...counted].map(([period, counts], i) => bar(period, counts, i * slot + (slot - width) / 2, width, highest)),
    svg('line', { class: 'ground', x1: 0, y1: HEIGHT, x2: wide, y2: HEIGHT }),
    svg('text', { class: 'scale', x: 0, y: HEIGHT + FOOT - 5 }, named(names[0])),
    names.length > 1 ? svg('text', { class: 'scale end', x: wide, y: HEIGHT + FOOT - 5 }, named(names.at(-1))) : null);
}

function bar(period, counts, left, width, highest) {
  let top = HEIGHT;
  const told_ = STACK.filter(verdict => counts[verdict]).map(verdict => numeral(counts[verdict]) + ' ' + told('verdict', verdict)).join(', ');
  return svg('g', {}, svg('title', {}, named(period) + ': ' + told_), STACK.filter(verdict => counts[verdict]).map(verdict => {
    const height = counts[verdict] * (HEIGHT - 18) / highest;
    top -= height;
    return svg('rect', { 'data-verdict': verdict, x: left, y: top, width, height: Math.max(1, height - 1), rx: Math.min(3, height / 2) });
  }));
}

function table(counted, used) {
  return el('div', { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': say('mailbox', 'as-table') }, el('table', {},
    el('thead', {}, el('tr', {}, el('th', { scope: 'col' }, say('mailbox', 'day')), used.map(verdict => el('th', { scope: 'col' }, told('verdict', verdict))))),
    el('tbody', {}, [...counted].map(([period, counts]) => el('tr', {}, el('th', { scope: 'row' }, named(period)),
      used.map(verdict => el('td', {}, numeral(counts[verdict] ?? 0))))))));
}
