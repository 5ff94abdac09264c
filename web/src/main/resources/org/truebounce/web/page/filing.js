// Putting the notices away on the server: first a plan, then a question, then the doing, and a way back.

import { el, fill, harmless, mail } from './dom.js';
import { icon } from './icons.js';
import { say, told, count } from './words.js';
import { ask } from './api.js';
import { busy, trouble } from './pieces.js';

/** The actions, where the mailbox has any. */
export function filing(job) {
  if (!job.sum?.canFile) {
    return null;
  }
  const body = el('div', {});
  const act = async (what, then) => {
    fill(body, busy());
    try {
      then(await ask(`sweep/${encodeURIComponent(job.id)}/${what}`, {}));
    } catch (problem) {
      fill(body, trouble(problem), start());
    }
  };
  const start = () => el('button', { type: 'button', id: 'plan', onclick: () => act('plan', plan) }, say('filing', 'plan'));

  function plan(planned) {
    const moves = planned.moves ?? [];
    fill(body, moves.length === 0 ? el('p', {}, say('filing', 'nothing')) : [
      el('p', {}, say('filing', 'planned')),
      el('ul', {}, moves.map(move => el('li', {}, told('verdict', move.verdict), ': ', count('mailbox', 'notices', move.count), ' → ', mail(move.folder)))),
      el('div', { class: 'row' }, el('button', { type: 'button', class: 'main', id: 'file', onclick: () => act('file', filed) }, icon('yes'), say('filing', 'do')),
        el('button', { type: 'button', onclick: () => fill(body, start()) }, say('filing', 'leave')))]);
  }

  function filed(done) {
    const undo = () => act('undo', undone => fill(body, outcome('back', undone), start()));
    fill(body, outcome('moved', done), el('button', { type: 'button', id: 'undo', onclick: undo }, icon('again'), say('filing', 'undo')));
  }

  /** How many messages went where they should, and what did not. */
  function outcome(said, done) {
    return [el('p', { role: 'status' }, icon('yes'), count('filing', said, done.moved ?? 0)),
      (done.problems ?? []).map(problem => el('p', { class: 'sorry' }, harmless(problem)))];
  }

  fill(body, start());
  return el('section', { class: 'panel' }, el('h2', {}, say('filing', 'title')), el('p', { class: 'quiet' }, say('filing', 'how')), body);
}
