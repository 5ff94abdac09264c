// Pieces that several pages are made of.

import { el, fill, fresh, tell } from './dom.js';
import { icon } from './icons.js';
import { say } from './words.js';
import { sorry } from './api.js';

/** Leaves of which one is seen, behind tabs; `leaves` are `{name, title, make}`, and each is made when it is first opened. */
export function tabs(label, leaves) {
  const made = new Map();
  const body = el('div', { class: 'leaves' });
  const heads = leaves.map(leaf => el('button', { type: 'button', role: 'tab', id: fresh('tab'), 'data-leaf': leaf.name,
    onclick: () => open(leaf.name), onkeydown: turn }, leaf.title));

  /** Opens a leaf, and returns it. */
  function open(name) {
    leaves.forEach((leaf, i) => {
      const chosen = leaf.name === name;
      heads[i].setAttribute('aria-selected', chosen);
      heads[i].tabIndex = chosen ? 0 : -1;
      if (chosen && !made.has(name)) {
        const panel = el('div', { role: 'tabpanel', 'aria-labelledby': heads[i].id, id: fresh('leaf'), tabindex: '0', class: 'leaf' }, leaf.make());
        heads[i].setAttribute('aria-controls', panel.id);
        made.set(name, panel);
        body.append(panel);
      }
      made.get(leaf.name)?.toggleAttribute('hidden', !chosen);
    });
    return made.get(name);
  }

  function turn(event) {
    const move = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (move) {
      const next = (heads.indexOf(event.target) + move + heads.length) % heads.length;
      open(leaves[next].name);
      heads[next].focus();
      event.preventDefault();
    }
  }

  /** Opens the first leaf where none has been opened yet. */
  function begin() {
    if (made.size === 0) {
      open(leaves[0].name);
    }
  }

  return { open, begin, parts: [el('div', { role: 'tablist', class: 'tabs', 'aria-label': label }, heads), body] };
}

/** A button by which files are chosen. */
export function chooser(id, take, options = {}) {
  const input = el('input', { type: 'file', id, class: 'visually-hidden', tabindex: '-1', 'aria-hidden': 'true', ...options,
    onchange: () => input.files.length && take([...input.files]) });
  return [input, el('button', { type: 'button', class: 'main', id: id + '-choose', onclick: () => input.click() }, icon('file'), say('drop', 'choose'))];
}

/** That something is under way. */
export function busy(said) {
  return el('p', { class: 'busy' }, el('span', { class: 'spinner' }), said ?? null);
}

/** What went wrong, for people. */
export function trouble(problem) {
  return el('p', { class: 'sorry', role: 'alert' }, sorry(problem));
}

/** A button that copies a text, and says so for a while. */
export function copier(id, text, look = 'small') {
  const button = el('button', { type: 'button', class: look, id, onclick: async () => {
    await navigator.clipboard.writeText(text());
    fill(button, icon('yes'), say('app', 'copied'));
    tell(say('app', 'copied'));
    setTimeout(rest, 2500);
  } });
  const rest = () => fill(button, icon('copy'), say('app', 'copy'));
  return rest();
}
