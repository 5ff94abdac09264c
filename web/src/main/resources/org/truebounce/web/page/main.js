// The frame around the pages: where to go, which language, light or dark.

import { el, fill } from './dom.js';
import { icon } from './icons.js';
import { load, say, language } from './words.js';
import { get, owner, sorry } from './api.js';
import { check } from './check.js';

const PAGES = {
  check: () => check,
  mailbox: async () => (await import('./mailbox.js')).mailbox,
  domain: async () => (await import('./domain.js')).domain,
  password: async () => (await import('./password.js')).password,
  scan: async () => (await import('./scan.js')).scan,
};

const main = document.getElementById('main');
let session = { languages: [] };

function place() {
  const [name, ...rest] = location.hash.replace(/^#\/?/, '').split('/');
  return PAGES[name] ? [name, rest] : ['check', []];
}

function frame() {
  document.getElementById('skip').textContent = say('app', 'skip');
  const nav = document.getElementById('nav');
  nav.setAttribute('aria-label', say('app', 'pages'));
  const here = place()[0];
  fill(nav, Object.keys(PAGES).map(name => el('a',
    { href: '#/' + name, 'aria-current': name === here ? 'page' : null }, icon(name), el('span', {}, say('nav', name)))));
  fill(document.getElementById('choices'), languages(), theme());
  fill(document.getElementById('foot'), el('p', {}, icon('scan'), say('app', 'private')),
    session.version ? el('p', { class: 'quiet' }, 'TrueBounce ' + session.version) : null);
}

function languages() {
  const select = el('select', { 'aria-label': say('app', 'language'), id: 'language', onchange: async () => {
    localStorage.setItem('language', select.value);
    await load(select.value);
    frame();
    await show(false);
  } }, session.languages.map(one => el('option', { value: one.tag, lang: one.tag, selected: one.tag === language }, one.name)));
  return select;
}

function isDark() {
  const chosen = document.documentElement.dataset.theme;
  return chosen ? chosen === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
}

function theme() {
  const button = el('button', { type: 'button', class: 'plain', id: 'theme', onclick: () => {
    const next = isDark() ? 'light' : 'dark';
    document.documentElement.dataset.theme = next;
    localStorage.setItem('theme', next);
    button.replaceWith(theme());
    document.getElementById('theme').focus();
  }, 'aria-label': say('app', isDark() ? 'light' : 'dark'), title: say('app', isDark() ? 'light' : 'dark') },
  icon(isDark() ? 'sun' : 'moon'));
  return button;
}

let leave = () => {};
let shown = 0;

async function show(moved) {
  const [name, rest] = place();
  const turn = ++shown;
  const page = await PAGES[name]();
  if (turn !== shown) {
    return;
  }
  leave();
  for (const link of document.querySelectorAll('#nav a')) {
    link.toggleAttribute('aria-current', false);
    if (link.hash === '#/' + name) {
      link.setAttribute('aria-current', 'page');
    }
  }
  document.title = say('nav', name) + ' – TrueBounce';
  main.className = 'page-' + name;
  leave = page(main, rest, session) ?? (() => {});
  if (moved) {
    const title = main.querySelector('h1');
    title?.setAttribute('tabindex', '-1');
    title?.focus({ preventScroll: true });
    scrollTo(0, 0);
  }
}

async function start() {
  const [, said] = await Promise.all([
    load(localStorage.getItem('language')).catch(() => load('en')),
    get('session').catch(problem => problem),
  ]);
  if (said instanceof Error) {
    fill(main, el('p', { class: 'sorry', role: 'alert' }, sorry(said)));
  } else {
    session = said;
    owner.me = said.me ?? [];
    owner.trust = said.trust ?? [];
  }
  frame();
  await show(false);
  document.documentElement.dataset.ready = 'yes';
}

// A file dropped beside its place must not be opened instead of the page.
addEventListener('dragover', event => event.preventDefault());
addEventListener('drop', event => event.preventDefault());
addEventListener('hashchange', () => show(true));
matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => frame());
start();
