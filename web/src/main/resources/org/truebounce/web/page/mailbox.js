// A whole mailbox: on an IMAP server or in a file, gone through while the reader watches.

import { el, fill, harmless, tell, mail } from './dom.js';
import { icon, shape } from './icons.js';
import { say, told, count, numeral, language, moment } from './words.js';
import { ask, get, send, owner, sorry, Problem } from './api.js';
import { list, VERDICTS } from './list.js';
import { chart } from './chart.js';
import { storms } from './storms.js';
import { card } from './card.js';
import { chooser, trouble } from './pieces.js';
import { filing } from './filing.js';

const DRAW_EVERY = 250;
const jobs = new Map();

/** Shows the page: the form, or a sweep by its id. */
export function mailbox(main, [id], session) {
  if (!id) {
    form(main, session);
    return () => {};
  }
  const job = jobs.get(id) ?? { id, items: [], filter: {}, problems: [], verdicts: {}, progress: { messages: 0 }, done: false };
  jobs.set(id, job);
  return watch(main, job);
}

function form(main, session) {
  const field = (name, attributes, hint) => el('div', { class: 'field' }, el('label', { for: name }, say('mailbox', name)),
    el('input', { id: name, name, type: 'text', autocomplete: 'off', spellcheck: 'false', ...attributes }), hint ? el('p', { class: 'quiet' }, hint) : null);
  const security = el('select', { id: 'security' }, ['tls', 'starttls', 'loopback'].map(one => el('option', { value: one }, say('mailbox', one))));
  const failed = el('p', { class: 'sorry', role: 'alert', hidden: true });
  const go = async body => {
    failed.hidden = true;
    try {
      const job = body instanceof File
        ? await (await send('sweep', { body, type: 'application/octet-stream',
          query: { name: body.name, lang: language, ...owner } })).json()
        : await ask('sweep', { ...body, ...owner, lang: language });
      location.hash = '#/mailbox/' + job.id;
    } catch (problem) {
      failed.textContent = sorry(problem);
      failed.hidden = false;
      failed.scrollIntoView({ block: 'center' });
    }
  };
  const value = name => main.querySelector('#' + name).value.trim();
  const connect = el('form', { class: 'panel', onsubmit: event => {
    event.preventDefault();
    const folders = value('folders').split(',').map(folder => folder.trim()).filter(Boolean);
    const port = Number(value('port'));
    go({ imap: { host: value('host'), port: port || undefined, security: security.value, user: value('user'), password: main.querySelector('#password').value,
      folders: folders.length ? folders : undefined } });
  } },
  el('h2', {}, icon('server'), say('mailbox', 'server')), el('p', { class: 'quiet' }, say('mailbox', 'server-how')),
  el('div', { class: 'fields' }, field('host', { required: true, placeholder: 'imap.example.org' }), field('user', { required: true, placeholder: 'you@example.org' }),
    field('password', { type: 'password', required: true }, say('mailbox', 'password-how'))),
  el('details', {}, el('summary', {}, say('mailbox', 'more')), el('div', { class: 'fields' },
    el('div', { class: 'field' }, el('label', { for: 'security' }, say('mailbox', 'security')), security), field('port', { inputmode: 'numeric', placeholder: '993' }),
    field('folders', { placeholder: 'INBOX, Junk' }, say('mailbox', 'folders-how')))),
  el('button', { class: 'main', id: 'connect' }, say('mailbox', 'connect')));
  const file = el('form', { class: 'panel', ondrop: event => event.dataTransfer.files[0] && go(event.dataTransfer.files[0]), onsubmit: event => {
    event.preventDefault();
    go({ path: value('path') });
  } }, el('h2', {}, icon('file'), say('mailbox', 'file')), el('p', { class: 'quiet' }, say('mailbox', 'file-how')),
  chooser('mailbox-file', ([one]) => go(one)),
  session.files === false ? null : [el('p', { class: 'or' }, say('mailbox', 'or-path')),
    field('path', { required: true, placeholder: '/home/you/Mail/Inbox' }), el('button', { id: 'open-path' }, say('mailbox', 'open'))]);
  fill(main, el('div', { class: 'hero' }, el('h1', { tabindex: '-1' }, say('mailbox', 'title')), el('p', { class: 'lead' }, say('mailbox', 'lead'))),
    failed, el('div', { class: 'two' }, session.imap === false ? null : connect, file));
  earlier(main);
}

/** How many messages and notices, in one line. */
function both(messages, notices) {
  return told('tally', 'list', { before: count('mailbox', 'messages', messages), last: count('mailbox', 'notices', notices) });
}

/** The sweeps that this program has made since it was started. */
async function earlier(main) {
  const { jobs: known } = await get('sweep').catch(() => ({ jobs: [] }));
  if (known?.length && main.querySelector('#mailbox-file')) {
    main.append(el('section', { class: 'panel' }, el('h2', {}, say('mailbox', 'earlier')),
      el('ul', { class: 'entries' }, known.map(job => el('li', {}, el('a', { class: 'entry', href: '#/mailbox/' + job.id }, icon('mailbox'),
        el('span', { class: 'entry-words' }, mail(job.source ?? job.id), el('span', { class: 'quiet' }, both(job.messages ?? 0, job.notices ?? 0))), icon('open')))))));
  }
}

function watch(main, job) {
  const view = frame(main, job);
  let timer = 0;
  const soon = () => {
    timer ||= setTimeout(() => {
      timer = 0;
      view.draw();
    }, DRAW_EVERY);
  };
  view.draw();
  if (job.done) {
    return () => {};
  }
  job.items.length = 0;
  job.verdicts = {};
  job.events?.close(); // of an earlier view
  const events = new EventSource('/api/v1/sweep/' + encodeURIComponent(job.id) + '/events');
  job.events = events;
  const on = (name, does) => events.addEventListener(name, event => {
    does(JSON.parse(event.data));
    soon();
  });
  on('progress', progress => Object.assign(job.progress, progress));
  on('diagnosis', item => {
    job.items.push(item);
    job.verdicts[item.diagnosis.verdict] = (job.verdicts[item.diagnosis.verdict] ?? 0) + 1;
  });
  on('problem', problem => job.problems.push(problem));
  on('sum', sum => Object.assign(job, { sum }));
  on('end', end => {
    job.done = true;
    job.state = end.state;
    events.close();
    tell(say('mailbox', 'state-' + end.state));
  });
  events.onerror = () => {
    if (events.readyState === EventSource.CLOSED) {
      job.done = true;
      job.state = 'failed';
      soon();
    }
  };
  return () => {
    events.close();
    clearTimeout(timer);
  };
}

/** The parts of the view, each drawn anew as events come. */
function frame(main, job) {
  const title = el('h1', { tabindex: '-1' });
  const state = el('div', { class: 'progress' });
  const tiles = el('ul', { class: 'tiles' });
  const days = el('div', { class: 'stack' });
  const sky = el('div', { class: 'stack' });
  const fixes = el('div', { class: 'stack' });
  const open = item => one(main, job, item);
  const entries = list(job.items, open, job.filter);
  const stop = el('button', { type: 'button', id: 'stop', onclick: async () => {
    await send('sweep/' + job.id, { method: 'DELETE' }).catch(() => {});
    jobs.delete(job.id);
    location.hash = '#/mailbox';
  } }, icon('stop'), say('mailbox', 'stop'));
  let drawnSum = null;

  function draw() {
    title.textContent = say('mailbox', job.done ? 'state-' + (job.state ?? 'done') : 'watching');
    const { messages = 0, done = 0, known = 0 } = job.progress;
    const part = known > 0 ? Math.min(1, done / known) : null;
    const notices = job.items.filter(item => item.diagnosis.verdict !== 'not-a-notice').length;
    fill(state, job.done ? null : el('progress', { max: 1, value: part, 'aria-label': say('mailbox', 'watching') }),
      el('p', {}, job.sum?.summary ? harmless(job.sum.summary) : both(job.sum?.messages ?? messages, notices)),
      job.sum?.error ? el('p', { class: 'sorry', role: 'alert' }, harmless(job.sum.error)) : null,
      job.problems.length ? el('details', {}, el('summary', {}, count('mailbox', 'problems', job.problems.length)),
        el('ul', {}, job.problems.slice(0, 50).map(problem => el('li', {}, mail(problem.source ?? ''), ' ', harmless(problem.detail ?? ''))))) : null);
    fill(tiles, VERDICTS.slice(0, 5).map(verdict => el('li', { 'data-verdict': verdict }, shape(verdict, 34),
      el('b', {}, numeral(job.verdicts[verdict] ?? 0)), el('span', {}, told('verdict', verdict)))));
    fill(days, chart(job.items));
    if (job.sum && drawnSum !== job.sum) {
      drawnSum = job.sum;
      fill(sky, storms(job.sum.storms, storm => {
        job.filter.among = storm ? new Set(storm.members ?? []) : null;
        entries.redraw();
      }));
      fill(fixes, corrections(job.sum), job.state === 'failed' ? null : exports(job), filing(job));
    }
    stop.hidden = job.done;
    entries.redraw();
  }

  job.filter.among = null;
  fill(main, el('div', { class: 'row back' }, el('a', { class: 'button', href: '#/mailbox' }, icon('back'), say('mailbox', 'other')), stop),
    title, state, tiles, days, sky, fixes, el('section', { class: 'panel' }, el('h2', {}, say('mailbox', 'list')), entries));
  return { draw };
}

function corrections(sum) {
  return sum.corrections?.length ? el('section', { class: 'panel' }, el('h2', {}, told('sweep', 'corrections')),
    el('ul', { class: 'failures' }, sum.corrections.slice(0, 200).map(one => el('li', {}, el('p', { class: 'address' }, mail(one.address)),
      el('p', { class: 'quiet' }, say('mailbox', 'times', { count: numeral(one.failures ?? 1) }), one.last ? ' · ' + moment(one.last) : ''),
      one.suggestion ? el('p', {}, told('card', 'meant', { meant: harmless(one.suggestion) })) : null)))) : null;
}

function exports(job) {
  return el('section', { class: 'panel' }, el('h2', {}, say('mailbox', 'export')),
    el('div', { class: 'row' }, ['report.html', 'addresses.csv', 'suppressions.csv', 'notices.jsonl'].map(file => el('a',
      { class: 'button', download: true, href: `/api/v1/sweep/${encodeURIComponent(job.id)}/${file}` }, icon('drop'), say('mailbox', 'export-' + file.split('.')[0])))));
}

/** One notice of the mailbox in full. */
async function one(main, job, item) {
  const back = el('div', { class: 'row back' }, el('button', { type: 'button', id: 'back', onclick: () => {
    watch(main, job);
    main.querySelector('h1').focus();
  } }, icon('back'), say('list', 'back')));
  const show = async sent => {
    const path = `sweep/${encodeURIComponent(job.id)}/notices/${item.n}/explain`;
    try {
      const explanation = await (await send(path, { method: 'GET', query: { sent, lang: language } })).json();
      fill(main, back, card({ diagnosis: explanation.diagnosis, explanation, sent }, show));
    } catch (problem) {
      fill(main, back, problem instanceof Problem ? trouble(problem) : null, card(item, null));
    }
    main.querySelector('h1').focus();
    scrollTo(0, 0);
  };
  await show();
}
