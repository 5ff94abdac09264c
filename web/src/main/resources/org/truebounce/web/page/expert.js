// The expert's view: evidence with weights and standards, the header, the parts, the source with the lines that mattered, and JSON.

import { el, fill, fresh, mail, harmless, save, tell } from './dom.js';
import { icon } from './icons.js';
import { say, told, bytes, count } from './words.js';

const WEIGHTS = { weak: 1, strong: 2, conclusive: 3 };
const QUESTIONS = { noticeIsReal: 'notice-is-real', leftOurSystems: 'left-our-systems', ownerSentIt: 'owner-sent-it' };
const BLOCK = 200;

/** The view, closed at first; each leaf is made when it is first opened. */
export function expert(item) {
  const { diagnosis, explanation } = item;
  const leaves = [['evidence', () => evidence(diagnosis, jump)]];
  if (explanation) {
    leaves.push(['header', () => header(explanation)], ['parts', () => parts(explanation.parts)], ['source', () => source(explanation, diagnosis)]);
  }
  leaves.push(['json', () => json(diagnosis)]);
  const panels = new Map();
  const tabs = leaves.map(([name]) => el('button', { type: 'button', role: 'tab', id: fresh('tab'), 'data-leaf': name, onclick: () => show(name), onkeydown: turn }, say('expert', name)));
  const body = el('div', { class: 'leaves' });

  function show(name, line) {
    leaves.forEach(([leaf, make], i) => {
      const chosen = leaf === name;
      tabs[i].setAttribute('aria-selected', chosen);
      tabs[i].tabIndex = chosen ? 0 : -1;
      if (chosen && !panels.has(leaf)) {
        const panel = el('div', { role: 'tabpanel', 'aria-labelledby': tabs[i].id, id: fresh('leaf'), tabindex: '0', class: 'leaf' }, make());
        tabs[i].setAttribute('aria-controls', panel.id);
        panels.set(leaf, panel);
        body.append(panel);
      }
      panels.get(leaf)?.toggleAttribute('hidden', !chosen);
    });
    if (line) {
      const found = panels.get(name).querySelector(`[data-line="${line}"]`);
      found?.scrollIntoView({ block: 'center' });
      panels.get(name).focus({ preventScroll: true });
    }
  }

  /** From a piece of evidence to the line that it was read from. */
  function jump(one) {
    const line = explanation?.marks.find(mark => mark.evidence.includes(one.id))?.line;
    return line ? el('button', { type: 'button', class: 'link', onclick: () => show('source', line) }, say('route', 'line', { line })) : null;
  }

  function turn(event) {
    const move = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (move) {
      const next = tabs[(tabs.indexOf(event.target) + move + tabs.length) % tabs.length];
      show(next.dataset.leaf);
      next.focus();
      event.preventDefault();
    }
  }

  const whole = el('details', { class: 'panel expert', id: 'expert', ontoggle: () => whole.open && panels.size === 0 && show('evidence') },
    el('summary', {}, el('h2', {}, say('expert', 'title'))),
    el('div', { role: 'tablist', class: 'tabs', 'aria-label': say('expert', 'title') }, tabs), body);
  return whole;
}

function evidence(diagnosis, jump) {
  return Object.entries(QUESTIONS).map(([question, words]) => {
    const found = diagnosis.evidence.filter(one => one.question === question);
    return found.length === 0 ? null : el('section', {},
      el('h3', {}, told('card', words), ' ', el('span', { class: 'answer' }, told('card', diagnosis.answers[question]))),
      el('ul', { class: 'evidence' }, found.map(one => el('li', { 'data-answer': one.answer }, el('span', { class: 'mark' }, icon(one.answer === 'unknown' ? 'question' : one.answer)),
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
    el('thead', {}, el('tr', {}, el('th', { scope: 'col' }, say('expert', 'line')), el('th', { scope: 'col' }, say('expert', 'field')), el('th', { scope: 'col' }, say('expert', 'value')))),
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
  const done = el('span', { class: 'quiet', role: 'status' });
  return [el('p', { class: 'row' },
    el('button', { type: 'button', id: 'copy-json', onclick: async () => {
      await navigator.clipboard.writeText(text);
      fill(done, say('app', 'copied'));
    } }, icon('copy'), say('app', 'copy')),
    el('button', { type: 'button', id: 'save-json', onclick: () => save('diagnosis.json', text + '\n', 'application/json') }, icon('drop'), say('app', 'download')), done),
  el('pre', { class: 'text json', tabindex: '0' }, text)];
}
