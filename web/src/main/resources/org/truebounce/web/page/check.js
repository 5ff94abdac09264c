// The first page: a message is dropped, chosen or pasted, and the verdict is there at once.

import { el, fill, harmless, tell } from './dom.js';
import { icon } from './icons.js';
import { say, count, language } from './words.js';
import { message, lines, owner, send, sorry } from './api.js';
import { busy, chooser } from './pieces.js';
import { saving } from './saving.js';

// What was put in, and what is shown of it; kept while other pages are looked at, gone with the window.
const state = { items: [], open: null, spoken: '', filter: {} };

/** A file as something to be judged: what it is shows in its content. */
const input = file => ({ name: file.name, blob: file, type: 'application/octet-stream' });

/** Shows the page. */
export function check(main, rest, session) {
  const stop = new AbortController();
  const dropped = event => {
    event.preventDefault();
    document.body.classList.remove('dragging');
    take([...event.dataTransfer.files].map(input));
  };
  const listen = (name, does) => addEventListener(name, does, { signal: stop.signal });
  listen('dragover', event => {
    event.preventDefault();
    document.body.classList.add('dragging');
  });
  listen('dragleave', event => event.relatedTarget || document.body.classList.remove('dragging'));
  listen('drop', dropped);

  async function take(inputs) {
    if (inputs.length) {
      state.items = [];
      state.open = null;
      await judge(main, inputs);
    }
  }

  if (state.items.length) {
    (state.spoken === language ? Promise.resolve() : again()).then(() => results(main));
  } else {
    start(main, take, session);
  }
  check.restart = () => {
    state.items = [];
    state.open = null;
    start(main, take, session);
    main.querySelector('h1').focus();
  };
  return () => stop.abort();
}

/** Has what is there judged anew, in the language that is now chosen. */
async function again() {
  await Promise.all(state.items.filter(item => item.input).map(async item => Object.assign(item, await explained(item.input, item.sent))));
  state.spoken = language;
}

function start(main, take, session) {
  const pasted = el('textarea', { id: 'source', rows: 8, spellcheck: 'false', placeholder: 'Received: from …\nSubject: …', 'aria-describedby': 'paste-how' });
  const pasting = el('section', { class: 'pasting', hidden: true },
    el('label', { for: 'source' }, say('drop', 'source')), el('p', { id: 'paste-how', class: 'quiet' }, say('drop', 'source-how')), pasted,
    el('button', { type: 'button', class: 'main', id: 'judge', onclick: () => {
      if (pasted.value.trim()) {
        take([{ name: say('drop', 'pasted'), blob: new Blob([pasted.value]), type: 'message/rfc822' }]);
      } else {
        pasted.focus();
      }
    } }, say('drop', 'judge')));
  const opener = el('button', { type: 'button', id: 'paste', 'aria-expanded': 'false', onclick: () => {
    pasting.hidden = !pasting.hidden;
    opener.setAttribute('aria-expanded', !pasting.hidden);
    pasted.focus();
  } }, icon('paste'), say('drop', 'paste'));
  fill(main,
    el('div', { class: 'hero' }, el('h1', { tabindex: '-1' }, say('drop', 'title')), el('p', { class: 'lead' }, say('drop', 'lead'))),
    el('section', { class: 'drop', id: 'drop', 'aria-label': say('drop', 'here') },
      el('span', { class: 'well' }, icon('drop')), el('p', { class: 'big' }, say('drop', 'here')), el('p', { class: 'quiet' }, say('drop', 'kinds')),
      el('div', { class: 'row' }, chooser('file', files => take(files.map(input)), { multiple: true }), opener), pasting),
    you(session),
    el('section', { class: 'how' }, el('h2', {}, say('save', 'title')), el('p', { class: 'quiet' }, say('save', 'why')), saving()));
}

/** Who the reader is: it decides more. */
function you(session) {
  const list = name => el('input', { id: name, type: 'text', autocomplete: 'off', spellcheck: 'false', value: owner[name].join(', '),
    onchange: event => {
      owner[name] = event.target.value.split(/[\s,;]+/).filter(Boolean);
    } });
  return el('details', { class: 'you' }, el('summary', {}, say('you', 'title')),
    el('p', { class: 'quiet' }, say('you', 'why'), session.sent ? ' ' + say('you', 'sent') : ''),
    el('div', { class: 'fields' },
      el('div', {}, el('label', { for: 'me' }, say('you', 'me')), list('me')),
      el('div', {}, el('label', { for: 'trust' }, say('you', 'trust')), list('trust'))),
    session.dns === 'on' ? null : el('p', { class: 'tick' }, el('input', { type: 'checkbox', id: 'dns', checked: owner.dns === 'system', onchange: event => {
      owner.dns = event.target.checked ? 'system' : undefined;
    } }), el('label', { for: 'dns' }, say('you', 'dns'))));
}

/** Judges one message with all that the expert's view needs. */
async function explained(given, sent) {
  const explanation = await (await message('explain', given, { sent })).json();
  return { input: given, sent, diagnosis: explanation.diagnosis, explanation };
}

async function judge(main, inputs) {
  fill(main, el('h1', { tabindex: '-1' }, say('drop', 'judging')), busy(count('list', 'files', inputs.length)));
  const problems = [];
  for (const given of inputs) {
    try {
      state.items.push(await explained(given));
    } catch (problem) {
      if (problem.id !== 'many-messages') {
        problems.push([given.name, problem]);
      } else if (await many(given, inputs.length === 1, problems)) {
        return;
      }
    }
  }
  state.spoken = language;
  if (state.items.length === 0) {
    check.restart();
    main.querySelector('.hero').after(sorrow(problems.length ? problems : [[inputs[0].name, null]]));
    return;
  }
  await results(main, problems);
  main.querySelector('h1')?.focus({ preventScroll: true });
}

/** A mailbox alone is swept on its own page; among other files its notices join the list. */
async function many(given, alone, problems) {
  try {
    if (alone) {
      const job = await (await send('sweep', { body: given.blob, type: given.type,
        query: { name: given.name, lang: language, ...owner } })).json();
      location.hash = '#/mailbox/' + job.id;
      return true;
    }
    for await (const line of lines(await message('check', given))) {
      state.items.push({ diagnosis: line.schema ? line : null, problem: line });
    }
    state.items = state.items.filter(item => item.diagnosis);
  } catch (problem) {
    problems.push([given.name, problem]);
  }
  return false;
}

function sorrow(problems) {
  return el('div', { class: 'sorry', role: 'alert' }, problems.map(([name, problem]) =>
    el('p', {}, el('b', {}, harmless(name)), ' ', problem ? sorry(problem) : say('list', 'empty'))));
}

async function results(main, problems = []) {
  const { card } = await import('./card.js');
  const { list } = await import('./list.js');
  const alone = state.items.length === 1;
  const top = el('div', { class: 'row back' }, el('button', { type: 'button', id: 'another', onclick: () => check.restart() }, icon('again'), say('card', 'another')));

  function one(item) {
    const draw = () => fill(main, el('div', { class: 'row back' },
      alone ? null : el('button', { type: 'button', onclick: all }, icon('back'), say('list', 'back')),
      el('button', { type: 'button', id: 'another', onclick: () => check.restart() }, icon('again'), say('card', 'another'))),
    problems.length ? sorrow(problems) : null,
    card(item, item.input ? async sent => {
      Object.assign(item, await explained(item.input, sent));
      draw();
      main.querySelector('h1').focus();
      tell(item.diagnosis.summary);
    } : null));
    state.open = item;
    draw();
    if (!alone) {
      main.querySelector('h1').focus();
    }
  }

  function all() {
    state.open = null;
    fill(main, top, el('h1', { tabindex: '-1' }, count('list', 'messages', state.items.length)), problems.length ? sorrow(problems) : null,
      list(state.items, one, state.filter));
  }

  if (alone || state.open) {
    one(state.open ?? state.items[0]);
  } else {
    all();
  }
}
