// The program behind the page.

import { language, say } from './words.js';

/** What the program says it cannot do. */
export class Problem extends Error {
  constructor(id, detail) {
    super(detail);
    this.id = id;
    this.detail = detail;
  }
}

/** Who the reader is, and whether the DNS may be asked, as far as told on this page; nothing of it is kept. */
export const owner = { me: [], trust: [], dns: undefined };

const SAID = ['not-signed-in', 'too-large', 'too-slow', 'busy', 'unreadable', 'dns-off', 'no-clamd', 'not-offered', 'unreachable'];

/** A sentence for people about what went wrong. */
export function sorry(problem) {
  return SAID.includes(problem.id) ? say('problem', problem.id, { detail: problem.detail ?? '' })
    : say('problem', 'other', { detail: problem.detail || problem.message || '' });
}

/** Sends something and returns the answer, or throws a Problem. */
export async function send(path, { method = 'POST', body, type, query, signal } = {}) {
  const address = '/api/v1/' + path + asked(query);
  let answer;
  try {
    answer = await fetch(address, { method, body, signal, headers: type ? { 'Content-Type': type } : {} });
  } catch (gone) {
    if (gone.name === 'AbortError') {
      throw gone;
    }
    throw new Problem('unreachable', '');
  }
  if (answer.ok) {
    return answer;
  }
  const said = await answer.json().catch(() => ({}));
  throw new Problem(String(said.type ?? '').replace(/^.*[:/]/, ''), said.detail ?? said.title ?? String(answer.status));
}

/** Sends an object and returns the object that comes back. */
export async function ask(path, object, options = {}) {
  return (await send(path, { body: JSON.stringify(object), type: 'application/json', ...options })).json();
}

/** Fetches an object. */
export async function get(path, query) {
  return (await send(path, { method: 'GET', query })).json();
}

function asked(query) {
  const list = new URLSearchParams();
  for (const [name, value] of Object.entries(query ?? {})) {
    for (const one of [value].flat()) {
      if (one !== undefined && one !== null && one !== '') {
        list.append(name, one);
      }
    }
  }
  return list.size ? '?' + list : '';
}

/** A message sent to be judged; `input` is `{name, blob, type}`. */
export function message(path, input, more = {}) {
  return send(path, { body: input.blob, type: input.type,
    query: { name: input.name, lang: language, ...owner, ...more } });
}

/** The lines of an answer of JSON Lines, each as it comes. */
export async function* lines(answer) {
  const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  for (;;) {
    const { value, done } = await reader.read();
    rest += value ?? '';
    const whole = rest.split('\n');
    rest = done ? '' : whole.pop();
    for (const line of whole) {
      if (line.trim()) {
        yield JSON.parse(line);
      }
    }
    if (done) {
      return;
    }
  }
}
