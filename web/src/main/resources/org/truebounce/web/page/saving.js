// How to save a message, with a picture for each mail program: where to click, drawn. And where to look for sent ones.

import { el, svg } from './dom.js';
import { say } from './words.js';
import { tabs } from './pieces.js';

const PROGRAMS = { gmail: 'Gmail', outlook: 'Outlook', apple: 'Apple Mail', thunderbird: 'Thunderbird' };

/** How a message is saved, for each mail program. */
export function saving() {
  return perProgram(say('save', 'title'), program => [steps('save', program, say('save', 'then')), picture(program)]);
}

/** Where sent messages are, for each mail program. */
export function looking() {
  return perProgram(say('settle', 'show'), program => steps('sent', program));
}

function perProgram(label, make) {
  const programs = tabs(label, Object.entries(PROGRAMS).map(([name, title]) => ({ name, title, make: () => make(name) })));
  programs.open('gmail');
  return el('div', { class: 'saving' }, programs.parts);
}

function steps(section, program, last) {
  const said = [say(section, program + '-1'), say(section, program + '-2'), last];
  return el('ol', { class: 'steps' }, said.filter(Boolean).map(step => el('li', {}, step)));
}

const bar = (x, y, width, className) => svg('rect', { x, y, width, height: 6, rx: 3, class: className ?? 'bar' });

function picture(program) {
  const drawn = { gmail: webMail, outlook: webMail, apple: menuBar, thunderbird: menuBar }[program];
  return svg('svg', { viewBox: '0 0 420 250', role: 'img', class: 'picture', 'aria-label': say('save', program + '-2') },
    svg('rect', { x: 6, y: 6, width: 408, height: 238, rx: 14, class: 'window' }), drawn(program));
}

const finger = (x, y) => svg('path', { class: 'pointer', d: 'M0 0l4.5 19 4.6-6.2 7.4-1z', transform: `translate(${x} ${y})` });

/** A menu whose item to click is marked. */
function menu(x, y, program, at, count) {
  const width = 232;
  const items = [...Array(count).keys()].map(i => i === at
    ? [svg('rect', { x: x + 6, y: y + 7 + i * 24, width: width - 12, height: 24, rx: 7, class: 'chosen' }),
      svg('text', { x: x + 16, y: y + 23.5 + i * 24, class: 'chosen-text' }, say('save', program + '-item'))]
    : bar(x + 16, y + 16 + i * 24, [110, 84, 128, 96, 74][i % 5]));
  return [svg('rect', { x, y, width, height: count * 24 + 14, rx: 10, class: 'menu' }), items, finger(x + width - 24, y + 20 + at * 24)];
}

/** A message in a browser, its three dots pressed. */
function webMail(program) {
  return [
    svg('rect', { x: 6, y: 6, width: 86, height: 238, rx: 14, class: 'side' }),
    [52, 40, 48, 36, 44].map((width, i) => bar(20, 34 + i * 24, width, i === 1 ? 'bar strong' : 'bar')),
    bar(110, 32, 150, 'bar strong'), svg('circle', { cx: 119, cy: 64, r: 9, class: 'face' }), bar(136, 56, 84), bar(136, 68, 58),
    [250, 220, 268, 180, 236].map((width, i) => bar(110, 100 + i * 20, width)),
    svg('circle', { cx: 386, cy: 62, r: 15, class: 'ring' }),
    [0, 1, 2].map(i => svg('circle', { cx: 386, cy: 55.5 + i * 6.5, r: 2.2, class: 'dot' })),
    menu(160, 84, program, program === 'gmail' ? 3 : 2, 5)];
}

/** A program's window, its file menu opened. */
function menuBar(program) {
  const mac = program === 'apple';
  const left = mac ? 78 : 20;
  return [
    svg('path', { d: 'M6 38V20a14 14 0 0 1 14-14h380a14 14 0 0 1 14 14v18z', class: 'side' }),
    mac ? [0, 1, 2].map(i => svg('circle', { cx: 24 + i * 16, cy: 22, r: 4.5, class: 'face' })) : null,
    svg('rect', { x: left, y: 11, width: 62, height: 22, rx: 7, class: 'chosen' }),
    svg('text', { x: left + 31, y: 26.5, class: 'chosen-text middle' }, say('save', 'file-menu')),
    bar(left + 76, 19, 40), bar(left + 128, 19, 30), bar(left + 170, 19, 44),
    [0, 1, 2, 3].map(i => [bar(24, 66 + i * 44, 100, i === 1 ? 'bar strong' : 'bar'), bar(24, 80 + i * 44, 74)]),
    svg('path', { d: 'M150 38v206', class: 'rule' }),
    [200, 224, 168, 210, 190, 120].map((width, i) => bar(170, 70 + i * 22, width)),
    menu(left, 44, program, 2, 5)];
}
