// What strangers can forge in a domain's name, and the records that stop them.

import { el, fill, fresh, harmless } from './dom.js';
import { icon, shape } from './icons.js';
import { say, count, numeral } from './words.js';
import { ask } from './api.js';
import { busy, copier, trouble } from './pieces.js';

// The signs of the answer: a stranger can, cannot, can in part, or it is not known.
const SIGNS = { yes: 'compromised', no: 'genuine', partly: 'undecided', unknown: 'not-a-notice' };
const SEVERITY = { critical: 'no', warning: 'warn', advice: 'open', good: 'yes', unknown: 'unknown' };

/** Shows the page. */
export function domain(main) {
  const name = el('input', { id: 'domain', type: 'text', required: true, placeholder: 'example.org', autocomplete: 'off', spellcheck: 'false', autocapitalize: 'none' });
  const selectors = el('input', { id: 'selectors', type: 'text', placeholder: 's2026', autocomplete: 'off', spellcheck: 'false' });
  const answer = el('div', { class: 'stack', 'aria-live': 'polite' });
  const words = text => text.split(/[\s,;]+/).filter(Boolean);
  const form = el('form', { class: 'panel ask', onsubmit: async event => {
    event.preventDefault();
    fill(answer, busy(say('domain', 'asking')));
    try {
      fill(answer, assessed(await ask('domain', { name: name.value.trim().replace(/^.*@/, ''), selectors: words(selectors.value), dns: 'system' })));
    } catch (problem) {
      fill(answer, trouble(problem));
    }
  } }, el('div', { class: 'fields' },
    el('div', { class: 'field' }, el('label', { for: 'domain' }, say('domain', 'name')), name),
    el('div', { class: 'field' }, el('label', { for: 'selectors' }, say('domain', 'selectors')), selectors)),
  el('p', { class: 'quiet' }, say('domain', 'asks')), el('button', { class: 'main', id: 'look' }, icon('search'), say('domain', 'look')));
  fill(main, el('div', { class: 'hero' }, el('h1', { tabindex: '-1' }, say('domain', 'title')), el('p', { class: 'lead' }, say('domain', 'lead'))), form, answer);
}

// What the program says of domains, it says in English.
function assessed(found) {
  const sign = SIGNS[found.forgeable] ?? SIGNS.unknown;
  return [
    el('article', { class: 'card', 'data-verdict': sign }, el('header', {}, shape(sign, 72), el('div', {},
      el('p', { class: 'sure' }, harmless(found.domain)), el('h2', { class: 'big-word' }, say('domain', 'forgeable-' + found.forgeable)))),
    el('p', { class: 'summary', lang: 'en' }, harmless(found.summary), ' ', harmless(found.receivers ?? ''))),
    records(found.records ?? []),
    el('section', { class: 'panel' }, el('h2', {}, say('domain', 'findings')), el('ul', { class: 'evidence', lang: 'en' }, found.findings.map(one =>
      el('li', { 'data-severity': one.severity }, el('span', { class: 'mark' }, icon(SEVERITY[one.severity] ?? 'open')),
        el('div', {}, el('p', {}, el('b', {}, harmless(one.found))), one.why ? el('p', {}, harmless(one.why)) : null,
          one.standard ? el('p', { class: 'tags' }, el('span', { class: 'tag' }, one.standard)) : null))))),
    found.subdomains?.length ? el('section', { class: 'panel' }, el('h2', {}, say('domain', 'below')),
      el('ul', { class: 'evidence', lang: 'en' }, found.subdomains.map(below))) : null,
    found.stages?.length ? el('section', { class: 'panel' }, el('h2', {}, say('domain', 'way')), el('ol', { class: 'stages' }, found.stages.map(stage))) : null,
    found.reports ? senders(found.reports) : null,
  ];
}

function below(one) {
  const safe = one.forgeable === 'no';
  return el('li', { 'data-severity': safe ? 'good' : 'critical' }, el('span', { class: 'mark' }, icon(safe ? 'yes' : 'no')),
    el('div', {}, el('p', {}, el('b', {}, harmless(one.name))), el('p', {}, harmless(one.found))));
}

function records(all) {
  return all.length === 0 ? null : el('section', { class: 'panel' }, el('h2', {}, say('domain', 'publish')), el('p', { class: 'quiet' }, say('domain', 'publish-how')),
    el('ol', { class: 'records' }, all.map(record => el('li', {}, el('dl', { class: 'facts' },
      [['record-name', record.host], ['record-type', record.type], ['record-value', record.value]].map(([name, value]) =>
        [el('dt', {}, say('domain', name)), el('dd', {}, el('code', {}, harmless(value)))])),
    copier(fresh('copy'), () => record.value)))));
}

function stage(one) {
  return el('li', { 'data-standing': one.standing, 'aria-current': one.standing === 'current' ? 'step' : null },
    el('p', {}, el('b', {}, say('domain', 'stage-' + one.stage)), one.standing === 'current' ? el('span', { class: 'tag' }, say('domain', 'here')) : null),
    el('ul', { class: 'conditions', lang: 'en' }, one.standing === 'done' ? null : one.conditions.map(condition =>
      el('li', {}, icon(condition.met === true ? 'yes' : condition.met === false ? 'no' : 'unknown'), harmless(condition.text)))));
}

function senders(reports) {
  return el('section', { class: 'panel' }, el('h2', {}, say('domain', 'senders')),
    el('div', { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': say('domain', 'senders') }, el('table', {}, el('tbody', {},
      reports.senders.map(one => el('tr', {}, el('th', { scope: 'row' }, harmless(one.name ?? one.address)), el('td', {}, harmless(one.group)),
        el('td', {}, count('mailbox', 'messages', one.messages)), el('td', {}, numeral(one.passed))))))));
}
