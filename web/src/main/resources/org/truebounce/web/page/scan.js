// Files and mail looked through by a running ClamAV.

import { el, fill, harmless, mail } from './dom.js';
import { icon, shape } from './icons.js';
import { say, count } from './words.js';
import { send, lines } from './api.js';
import { busy, chooser, trouble } from './pieces.js';

/** Shows the page. */
export function scan(main, rest, session) {
  const answer = el('div', { class: 'stack', 'aria-live': 'polite' });
  const files = chosen => run(chosen.map(file => () => send('scan',
    { body: file, type: 'application/octet-stream', query: { name: file.name } })), answer);
  const path = el('input', { id: 'scan-path', type: 'text', required: true, placeholder: '/home/you/Mail', spellcheck: 'false' });
  const drop = el('section', { class: 'drop', 'aria-label': say('scan', 'here'), ondragover: event => event.preventDefault(), ondrop: event => {
    event.preventDefault();
    files([...event.dataTransfer.files]);
  } }, el('span', { class: 'well' }, icon('scan')), el('p', { class: 'big' }, say('scan', 'here')),
  chooser('scan-file', files, { multiple: true }));
  fill(main, el('div', { class: 'hero' }, el('h1', { tabindex: '-1' }, say('scan', 'title')), el('p', { class: 'lead' }, say('scan', 'lead'))), drop,
    session.files === false ? null : el('form', { class: 'panel ask', onsubmit: event => {
      event.preventDefault();
      run([() => send('scan', { body: JSON.stringify({ paths: [path.value.trim()] }), type: 'application/json' })], answer);
    } }, el('div', { class: 'field' }, el('label', { for: 'scan-path' }, say('scan', 'path')), path), el('button', { id: 'scan' }, icon('search'), say('scan', 'look'))), answer);
}

async function run(sends, answer) {
  const found = [];
  const missed = [];
  let scanned = 0;
  fill(answer, busy(say('scan', 'looking')));
  try {
    for (const one of sends) {
      for await (const line of lines(await one())) {
        if (line.status === 'found') {
          found.push(line);
        } else if (line.status === 'sum') {
          scanned += line.scanned;
        } else {
          missed.push(line);
        }
      }
    }
    fill(answer, told(found, missed, scanned));
  } catch (problem) {
    fill(answer, trouble(problem));
  }
}

function told(found, missed, scanned) {
  const sign = found.length ? 'compromised' : missed.length ? 'undecided' : 'genuine';
  return el('article', { class: 'card', 'data-verdict': sign }, el('header', {}, shape(sign, 72), el('div', {},
    el('p', { class: 'kind' }, count('scan', 'files', scanned)),
    el('h2', { class: 'big-word' }, found.length ? count('scan', 'found', found.length) : say('scan', missed.length ? 'missed' : 'clean')))),
  el('ul', { class: 'failures' }, [...found, ...missed].map(line => el('li', {},
    el('p', { class: 'address' }, line.signature ? mail(line.signature) : say('scan', 'not-scanned')),
    el('p', { class: 'quiet' }, harmless(line.source ?? ''))))),
  found.length ? el('p', {}, say('scan', 'then')) : null);
}
