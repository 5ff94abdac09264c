// One message judged: the verdict, what happened, the three answers, what to do, and what would settle it.

import { el, mail, harmless, fresh } from './dom.js';
import { icon, shape } from './icons.js';
import { say, told, reason, moment, QUESTIONS } from './words.js';
import { looking } from './saving.js';
import { routes } from './route.js';
import { expert } from './expert.js';

// Where the page itself does what a step of the advice speaks of.
const HELP = { 'change-password': 'password', 'if-you-entered': 'password', scan: 'scan', 'if-you-opened': 'scan', 'publish-records': 'domain' };

/** Everything about one message. `settle` takes the owner's answer, `yes`, `no` or nothing, and has it judged anew. */
export function card(item, settle) {
  const { diagnosis, explanation } = item;
  return [
    el('article', { class: 'card', 'data-verdict': diagnosis.verdict, 'aria-labelledby': 'verdict' },
      el('header', {}, shape(diagnosis.verdict, 88), el('div', {},
        el('p', { class: 'kind' }, told('kind', diagnosis.kind)),
        el('h1', { id: 'verdict', tabindex: '-1' }, told('verdict', diagnosis.verdict)),
        diagnosis.verdict === 'undecided' || diagnosis.verdict === 'not-a-notice' ? null
          : el('p', { class: 'sure' }, told('card', 'sure', { percent: Math.min(99, Math.floor(diagnosis.confidence * 100)) })))),
      el('p', { class: 'summary' }, harmless(diagnosis.summary), ' ', meaning(diagnosis)),
      item.sent ? answered(item.sent, settle) : question(diagnosis, settle),
      answers(diagnosis)),
    malware(diagnosis),
    steps(diagnosis),
    failures(diagnosis),
    explanation ? routes(explanation) : null,
    expert(item),
  ];
}

/** The second sentence: what the verdict means for the reader. */
function meaning(diagnosis) {
  return diagnosis.kind === 'delay' && diagnosis.verdict === 'genuine' ? say('meaning', 'delay') : say('meaning', diagnosis.verdict);
}

function malware(diagnosis) {
  return diagnosis.malware?.length ? el('p', { class: 'sorry', role: 'alert' }, told('card', 'malware', { names: harmless(diagnosis.malware.join(', ')) })) : null;
}

function question(diagnosis, settle) {
  if (!diagnosis.settle || !settle) {
    return null;
  }
  const { original } = diagnosis;
  const to = original.to?.length ? original.to : diagnosis.failures.map(failure => failure.recipient).filter(Boolean).slice(0, 1);
  const facts = [['to', to.join(', ')], ['subject', original.subject], ['date', original.date && moment(original.date)]].filter(([, value]) => value);
  const where = el('div', { class: 'where', id: fresh('where'), hidden: true },
    el('p', {}, say('settle', 'where')), looking(), el('p', { class: 'quiet' }, say('settle', 'others')));
  const show = el('button', { type: 'button', id: 'where-to-look', 'aria-expanded': 'false', 'aria-controls': where.id, onclick: () => {
    where.hidden = !where.hidden;
    show.setAttribute('aria-expanded', !where.hidden);
  } }, icon('eye'), say('settle', 'show'));
  return el('section', { class: 'settle', 'aria-labelledby': 'settle-title' },
    el('h2', { id: 'settle-title' }, say('settle', facts.length ? 'question' : 'question-bare')),
    facts.length ? el('dl', { class: 'facts' }, facts.map(([name, value]) => [el('dt', {}, say('settle', name)), el('dd', {}, mail(value))])) : null,
    el('div', { class: 'row' },
      el('button', { type: 'button', class: 'main', id: 'sent-yes', onclick: event => wait(event, settle, 'yes') }, icon('yes'), say('settle', 'yes')),
      el('button', { type: 'button', class: 'main', id: 'sent-no', onclick: event => wait(event, settle, 'no') }, icon('no'), say('settle', 'no')), show),
    where);
}

function wait(event, settle, answer) {
  event.currentTarget.closest('.row').querySelectorAll('button').forEach(button => {
    button.disabled = true;
  });
  settle(answer);
}

function answered(sent, settle) {
  return el('p', { class: 'answered' }, icon(sent), say('settle', 'said-' + sent), ' ',
    el('button', { type: 'button', class: 'link', id: 'take-back', onclick: () => settle(undefined) }, say('settle', 'take-back')));
}

function answers(diagnosis) {
  if (diagnosis.verdict === 'not-a-notice') {
    return null;
  }
  return el('ol', { class: 'answers' }, Object.entries(QUESTIONS).map(([name, words]) => {
    const answer = diagnosis.answers[name];
    return el('li', { 'data-answer': answer }, el('span', { class: 'mark' }, icon(answer)),
      el('span', {}, told('card', words), ' ', el('b', {}, told('card', answer))));
  }));
}

function steps(diagnosis) {
  if (diagnosis.advice.length === 0) {
    return null;
  }
  return el('section', { class: 'panel to-do' },
    el('div', { class: 'panel-head' }, el('h2', {}, told('card', 'to-do')),
      el('button', { type: 'button', class: 'plain', id: 'print', onclick: () => print() }, icon('print'), say('card', 'print'))),
    el('ol', { class: 'checklist' }, diagnosis.advice.map(step => {
      const id = fresh('step');
      return el('li', {}, el('input', { type: 'checkbox', id }), el('label', { for: id }, harmless(step.text)),
        HELP[step.id] ? el('a', { class: 'do', href: '#/' + HELP[step.id] }, say('nav', HELP[step.id]), icon('open')) : null);
    })));
}

function failures(diagnosis) {
  if (diagnosis.failures.length === 0) {
    return null;
  }
  return el('section', { class: 'panel' }, el('h2', {}, say('card', 'failed')),
    el('ul', { class: 'failures' }, diagnosis.failures.slice(0, 50).map(failure => el('li', {},
      el('p', { class: 'address' }, failure.recipient ? mail(failure.recipient) : say('card', 'no-address')),
      el('p', { class: 'tags' },
        failure.permanent === null ? null : el('span', { class: 'tag' }, say('card', failure.permanent ? 'permanent' : 'passing')),
        failure.status ? el('span', { class: 'tag' }, failure.status) : null),
      el('p', {}, reason(failure.reason)),
      failure.suggestion ? el('p', {}, told('card', 'meant', { meant: harmless(failure.suggestion) })) : null,
      failure.diagnostic ? el('blockquote', {}, mail(failure.diagnostic), failure.remoteMta ? el('footer', {}, harmless(failure.remoteMta)) : null) : null))),
    diagnosis.failures.length > 50 ? el('p', { class: 'quiet' }, told('sweep', 'more', { count: diagnosis.failures.length - 50 })) : null);
}
