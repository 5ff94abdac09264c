// The expert's view: evidence with weights and standards, the header, the parts, the source with the lines that mattered, and JSON.

import { el, mail, harmless, save, tell } from './dom.js';
import { icon } from './icons.js';
import { say, told, bytes, count, QUESTIONS } from './words.js';
import { copier, tabs } from './pieces.js';

const WEIGHTS = { weak: 1, strong: 2, conclusive: 3 };
const BLOCK = 200;

/** The view, closed at first; each leaf is made when it is first opened. */
export function expert(item) {
  const { diagnosis, explanation } = item;
  const leaves = [['evidence', () => evidence(diagnosis, jump)]];
  if (explanation) {
    leaves.push(['header', () => header(explanation)], ['parts', () => parts(explanation.parts)], ['source', () => source(explanation, diagnosis)]);
  }
  leaves.push(['json', () => json(diagnosis)]);
  const views = tabs(say('expert', 'title'), leaves.map(([name, make]) => ({ name, title: say('expert', name), make })));

  /** From a piece of evidence to the line that it was read from. */
  function jump(one) {
    const line = explanation?.marks.find(mark => mark.evidence.includes(one.id))?.line;
    return line ? el('button', { type: 'button', class: 'link', onclick: () => {
      const leaf = views.open('source');
      leaf.querySelector(`[data-line="${line}"]`)?.scrollIntoView({ block: 'center' });
      leaf.focus({ preventScroll: true });
    } }, say('route', 'line', { line })) : null;
  }

  return el('details', { class: 'panel expert', id: 'expert', ontoggle: views.begin }, el('summary', {}, el('h2', {}, say('expert', 'title'))), views.parts);
}

function evidence(diagnosis, jump) {
  return Object.entries(QUESTIONS).map(([question, words]) => {
    const found = diagnosis.evidence.filter(one => one.question === question);
    return found.length === 0 ? null : el('section', {},
      el('h3', {}, told('card', words), ' ', el('span', { class: 'answer' }, told('card', diagnosis.answers[question]))),
      el('ul', { class: 'evidence' }, found.map(one => el('li', { 'data-answer': one.answer }, el('span', { class: 'mark' }, icon(one.answer)),
        el('div', {}, el('p', {}, harmless(one.finding)),
          el('p', { class: 'tags' }, weight(one), one.standard ? el('span', { class: 'tag' }, one.standard) : null, el('code', { class: 'id' }, one.id),
            jump(one)))))));
  });
}

function weight(one) {
  const dots = one.answer === 'unknown' ? 0 : WEIGHTS[one.weight];
  return el('span', { class: 'tag' }, el('span', { class: 'dots', 'aria-hidden': 'true' }, [1, 2, 3].map(i => el('i', { class: i <= dots ? 'full' : '' }))),
    one.answer === 'unknown' ? say('expert', 'weighs-nothing') : say('expert', one.weight));
}

function header(explanation) {
  return el('div', { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': say('expert', 'header') }, el('table', { class: 'header' },
    el('thead', {}, el('tr', {}, ['line', 'field', 'value'].map(name => el('th', { scope: 'col' }, say('expert', name))))),
    el('tbody', {}, explanation.header.map(field => el('tr', {}, el('td', { class: 'number' }, String(field.line ?? '')),
      el('th', { scope: 'row' }, mail(field.name)), el('td', {}, mail(field.value)))))));
}

function parts(part) {
  const branch = one => el('li', {}, el('details', { open: !!one.parts?.length },
    el('summary', {}, el('b', {}, harmless(one.type)), one.name ? [' ', mail(one.name)] : null, ' ', el('span', { class: 'quiet' }, bytes(one.bytes ?? 0))),
    one.text ? el('pre', { class: 'text', tabindex: '0' }, harmless(one.text)) : null,
    one.parts?.length ? el('ul', { class: 'tree' }, one.parts.map(branch)) : null));
  return el('ul', { class: 'tree' }, branch(part));
}

/** The source line by line, in blocks that the browser lays out when they come into sight. */
function source(explanation, diagnosis) {
  const why = new Map();
  for (const mark of explanation.marks) {
    for (let line = mark.line; line <= Math.min(mark.lastLine, mark.line + 200); line++) {
      why.set(line, [...new Set([...(why.get(line) ?? []), ...mark.evidence])]);
    }
  }
  const { lines, cut } = explanation.source;
  const first = explanation.marks.map(mark => mark.line);
  const blocks = [];
  for (let from = 0; from < lines.length; from += BLOCK) {
    blocks.push(el('ol', { class: 'source', start: from + 1 }, lines.slice(from, from + BLOCK).map((text, i) => sourceLine(from + i + 1, text, why, diagnosis))));
  }
  const whole = el('div', { class: 'scroll source-lines', tabindex: '0', role: 'region', 'aria-label': say('expert', 'source') }, blocks);
  const jumps = el('p', { class: 'row' }, el('span', { class: 'quiet' }, count('expert', 'marked', first.length)),
    first.length ? el('button', { type: 'button', class: 'small', id: 'next-mark', onclick: next }, say('expert', 'next')) : null);
  let at = -1;
  function next() {
    at = (at + 1) % first.length;
    const line = whole.querySelector(`[data-line="${first[at]}"]`);
    if (line) {
      whole.scrollTop += line.getBoundingClientRect().top - whole.getBoundingClientRect().top - 40;
      tell(line.textContent);
    }
  }
  return [jumps, whole, cut ? el('p', { class: 'quiet' }, say('expert', 'cut')) : null];
}

function sourceLine(number, text, why, diagnosis) {
  const marked = why.get(number);
  const said = marked?.map(id => diagnosis.evidence.find(one => one.id === id)?.finding).filter(Boolean).map(harmless).join(' ');
  return el('li', { value: number, 'data-line': number, class: marked ? 'marked' : null, title: said || null },
    marked ? el('mark', {}, harmless(text)) : harmless(text));
}

function json(diagnosis) {
  const text = JSON.stringify(diagnosis, null, 2);
  return [el('p', { class: 'row' }, copier('copy-json', () => text),
    el('button', { type: 'button', class: 'small', id: 'save-json', onclick: () => save('diagnosis.json', text + '\n', 'application/json') },
      icon('drop'), say('app', 'download'))),
  el('pre', { class: 'text json', tabindex: '0' }, text)];
}
