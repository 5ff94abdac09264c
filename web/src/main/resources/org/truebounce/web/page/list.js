// Several messages: a list with a filter by verdict and a search.

import { el, fill, fresh, harmless } from './dom.js';
import { icon, shape } from './icons.js';
import { say, told, count, moment, numeral } from './words.js';

export const VERDICTS = ['compromised', 'fake', 'backscatter', 'genuine', 'undecided', 'not-a-notice'];
const STEP = 50;

function sought(item) {
  const { diagnosis } = item;
  return [diagnosis.source, diagnosis.summary, diagnosis.original?.subject, ...diagnosis.failures.map(failure => failure.recipient), diagnosis.reporter?.mta]
    .filter(Boolean).join('\n').toLowerCase();
}

/** One line of the list: the verdict's sign, what it says, and what it is about. */
function entry(item, key, open) {
  const { diagnosis } = item;
  const about = [diagnosis.original?.subject, diagnosis.failures[0]?.recipient].filter(Boolean).map(harmless).join(' · ') || harmless(diagnosis.source);
  return el('li', { 'data-verdict': diagnosis.verdict }, el('button', { type: 'button', class: 'entry', 'data-key': key, onclick: () => open(item) },
    shape(diagnosis.verdict, 34),
    el('span', { class: 'entry-words' },
      el('span', { class: 'entry-head' }, el('b', {}, told('verdict', diagnosis.verdict)), el('bdi', { class: 'mail' }, about)),
      el('span', { class: 'quiet' }, harmless(diagnosis.summary))),
    item.time ? el('time', { datetime: item.time, class: 'quiet' }, moment(item.time)) : null, icon('open')));
}

/** The list. `chosen` keeps what was filtered for while a message is looked at; `add` lets more come while it is shown. */
export function list(items, open, chosen = {}) {
  chosen.verdict ??= '';
  chosen.text ??= '';
  let limit = STEP;
  const chips = el('div', { class: 'chips', role: 'group', 'aria-label': say('list', 'filter') });
  const found = el('ul', { class: 'entries' });
  const sum = el('p', { class: 'quiet', role: 'status' });
  const more = el('button', { type: 'button', onclick: () => {
    limit += STEP;
    draw();
  } }, say('list', 'more'));
  const id = fresh('search');
  const search = el('input', { type: 'search', id, value: chosen.text, autocomplete: 'off', placeholder: say('list', 'search'), oninput: () => {
    chosen.text = search.value;
    draw();
  } });

  function chip(verdict) {
    const number = verdict ? items.filter(item => item.diagnosis.verdict === verdict).length : items.length;
    return number === 0 ? null : el('button', { type: 'button', class: 'chip', 'data-verdict': verdict || null,
      'data-chip': verdict, 'data-key': 'chip ' + verdict, 'aria-pressed': chosen.verdict === verdict, onclick: () => {
        chosen.verdict = verdict;
        draw();
      } }, verdict ? shape(verdict, 18) : null, verdict ? told('verdict', verdict) : say('list', 'all'), el('b', {}, numeral(number)));
  }

  /** Draws what is seen now; the focus stays where it is, also while more comes. */
  function draw() {
    const held = whole.contains(document.activeElement) ? document.activeElement.dataset.key : undefined;
    const text = chosen.text.trim().toLowerCase();
    const seen = items.filter(item => (!chosen.verdict || item.diagnosis.verdict === chosen.verdict)
      && (!chosen.among || chosen.among.has(item.n)) && (!text || sought(item).includes(text)));
    fill(chips, ['', ...VERDICTS].map(chip));
    fill(found, seen.slice(0, limit).map(item => entry(item, 'item ' + items.indexOf(item), open)));
    sum.textContent = count('list', 'found', seen.length);
    more.hidden = seen.length <= limit;
    if (held) {
      [...whole.querySelectorAll('[data-key]')].find(one => one.dataset.key === held)?.focus({ preventScroll: true });
    }
  }

  const whole = el('section', { class: 'list' }, el('div', { class: 'sieve' }, chips,
    el('div', { class: 'search' }, el('label', { for: id, class: 'visually-hidden' }, say('list', 'search')), icon('search'), search)), sum, found, more);
  draw();
  whole.redraw = draw;
  return whole;
}
