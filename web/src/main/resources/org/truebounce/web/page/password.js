// A passphrase of random words; and how strong a password is.

import { el, fill, harmless } from './dom.js';
import { icon, shape } from './icons.js';
import { say, language } from './words.js';
import { ask, owner } from './api.js';
import { copier, trouble } from './pieces.js';

const GRADES = { known: 'compromised', weak: 'compromised', fair: 'undecided', strong: 'genuine' };
const LISTS = ['en', 'de', 'pt'];

/** Shows the page. */
export function password(main) {
  fill(main, el('div', { class: 'hero' }, el('h1', { tabindex: '-1' }, say('password', 'title')), el('p', { class: 'lead' }, say('password', 'lead'))),
    el('div', { class: 'two' }, maker(), checker()));
}

function maker() {
  const shown = el('output', { class: 'passphrase', id: 'passphrase', 'aria-live': 'polite' });
  const about = el('div', { class: 'quiet', lang: 'en' });
  const lists = el('select', { id: 'word-list', onchange: make }, LISTS.map(tag => el('option', { value: tag, selected: tag === language },
    new Intl.DisplayNames(language, { type: 'language' }).of(tag))));
  const length = el('input', { id: 'length', type: 'number', min: 4, max: 12, value: 6, onchange: make });
  async function make() {
    try {
      const made = await ask('password', { words: lists.value, length: Number(length.value), separator: '-', count: 1 });
      shown.textContent = made.passphrases[0];
      fill(about, (made.about ?? []).map(sentence => el('p', {}, harmless(sentence))));
    } catch (problem) {
      fill(about, trouble(problem));
    }
  }
  make();
  return el('section', { class: 'panel' }, el('h2', {}, say('password', 'make')), shown,
    el('div', { class: 'row' }, copier('copy-passphrase', () => shown.textContent, 'main'),
      el('button', { type: 'button', id: 'another', onclick: make }, icon('again'), say('password', 'another'))),
    el('div', { class: 'fields' }, el('div', { class: 'field' }, el('label', { for: 'word-list' }, say('password', 'words')), lists),
      el('div', { class: 'field' }, el('label', { for: 'length' }, say('password', 'length')), length)), about);
}

function checker() {
  const typed = el('input', { id: 'typed', type: 'password', required: true, autocomplete: 'off', spellcheck: 'false' });
  const seen = el('input', { id: 'seen', type: 'checkbox', onchange: () => {
    typed.type = seen.checked ? 'text' : 'password';
  } });
  const answer = el('div', { 'aria-live': 'polite' });
  return el('form', { class: 'panel', onsubmit: async event => {
    event.preventDefault();
    try {
      fill(answer, judged(await ask('password/check', { password: typed.value, me: owner.me })));
    } catch (problem) {
      fill(answer, trouble(problem));
    }
  } }, el('h2', {}, say('password', 'check')), el('p', { class: 'quiet' }, say('password', 'check-how')),
  el('div', { class: 'field' }, el('label', { for: 'typed' }, say('password', 'yours')), typed),
  el('p', { class: 'tick' }, seen, el('label', { for: 'seen' }, say('password', 'see'))),
  el('button', { class: 'main', id: 'check-password' }, say('password', 'judge')), answer);
}

function judged(found) {
  const sign = GRADES[found.grade] ?? 'undecided';
  const times = [['online', found.guessing.online], ['slow', found.guessing.slowHash], ['fast', found.guessing.fastHash]];
  return el('div', { class: 'graded', 'data-verdict': sign }, el('p', { class: 'summary' }, shape(sign, 40), el('b', {}, say('password', 'grade-' + found.grade))),
    el('dl', { class: 'facts' }, times.map(([name, value]) => [el('dt', {}, say('password', name)), el('dd', {}, duration(value))])),
    found.weaknesses?.length ? el('ul', {}, found.weaknesses.map(weakness => el('li', {}, say('weakness', weakness)))) : null,
    el('p', {}, say('password', 'advice-' + found.grade)));
}

/** A time such as `18 minutes`, as the language writes it. */
function duration(said) {
  const [, number, unit] = /^([\d,]+) (second|minute|hour|day|month|year)s?$/.exec(said) ?? [];
  return unit ? new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'long' }).format(Number(number.replace(/,/g, ''))) : el('span', { lang: 'en' }, harmless(said));
}
