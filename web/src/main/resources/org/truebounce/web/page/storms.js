// Runs of mail that many notices are about, as clouds: the larger, the more notices. A cloud can be opened.

import { el, svg, harmless, fresh } from './dom.js';
import { say, told, count, numeral } from './words.js';

const CLOUD = 'M24 62h56a18 18 0 0 0 3-35.7A26 26 0 0 0 34 20a21 21 0 0 0-10 42z';

function drops(storm) {
  const number = Math.min(9, 2 + Math.round(Math.log2(Math.max(1, storm.notices))));
  return [...Array(number).keys()].map(i => svg('path', { class: 'rain', d: 'm0 0-4 11', transform: `translate(${22 + i * (66 / number) + 6} ${68 + (i % 2) * 6})` }));
}

function cloud(storm, most) {
  const size = 96 + Math.round(84 * Math.sqrt(storm.notices / most));
  return svg('svg', { viewBox: '0 0 104 90', width: size, height: size * 90 / 104, class: 'cloud', 'aria-hidden': 'true' },
    storm.storm ? drops(storm) : null, svg('path', { d: CLOUD, class: 'body' }),
    svg('text', { x: 52, y: 49, class: 'middle' }, numeral(storm.notices)));
}

/** The clouds; `among` is told the notices of the one that was opened, or nothing when it is closed again. */
export function storms(all, among) {
  if (!all?.length) {
    return null;
  }
  const most = Math.max(...all.map(storm => storm.notices));
  const detail = el('div', { class: 'storm', id: fresh('storm'), hidden: true, 'aria-live': 'polite' });
  const sky = el('div', { class: 'sky' }, all.slice(0, 60).map(storm => el('button', { type: 'button', class: 'cloud-button', 'data-verdict': storm.verdict,
    'aria-expanded': 'false', 'aria-controls': detail.id, onclick: event => open(event.currentTarget, storm) },
  cloud(storm, most), el('span', { class: 'cloud-name' }, el('bdi', {}, subject(storm))),
  el('span', { class: 'quiet' }, told('tally', 'list', { before: told('verdict', storm.verdict), last: count('mailbox', 'notices', storm.notices) })))));

  function open(button, storm) {
    const was = button.getAttribute('aria-expanded') === 'true';
    sky.querySelectorAll('button').forEach(other => other.setAttribute('aria-expanded', 'false'));
    button.setAttribute('aria-expanded', !was);
    detail.hidden = was;
    detail.dataset.verdict = storm.verdict;
    detail.replaceChildren(el('h3', {}, el('bdi', {}, subject(storm))), ...(storm.about ?? []).map(sentence => el('p', {}, harmless(sentence))),
      el('p', { class: 'quiet' }, say('mailbox', 'storm-listed')));
    among(was ? null : storm);
  }

  return el('section', { class: 'panel storms' }, el('h2', {}, say('mailbox', 'storms')), el('p', { class: 'quiet' }, say('mailbox', 'storms-how')), sky, detail);
}

function subject(storm) {
  return harmless(storm.title ?? storm.subject ?? told('sweep', 'no-subject'));
}
