// What the page says, in the language that is chosen. The sentences are those of the program's own language files.

/** The three questions by their names in JSON, and the sentences that ask them. */
export const QUESTIONS = { noticeIsReal: 'notice-is-real', leftOurSystems: 'left-our-systems', ownerSentIt: 'owner-sent-it' };

let words = {};
let plural = new Intl.PluralRules('en');

/** The tag of the language that the page speaks. */
export let language = 'en';

/** Fetches a language; without one the browser's. */
export async function load(tag) {
  const answer = await fetch('/api/v1/words' + (tag ? '?lang=' + encodeURIComponent(tag) : ''));
  if (!answer.ok) {
    throw new Error('no words');
  }
  const read = await answer.json();
  words = read.words;
  language = read.lang;
  plural = new Intl.PluralRules(language);
  document.documentElement.lang = language;
}

/** A sentence of the page, its gaps filled; what stands in [...] is left out where a value in it is missing. */
export function say(section, name, values) {
  return filled(words.page?.[section]?.[name] ?? section + '.' + name, values);
}

/** A sentence of the report. */
export function told(section, name, values) {
  return filled(words.report?.[section]?.[name] ?? name, values);
}

/** What a reason means. */
export function reason(word) {
  return words.reasons?.[word]?.unnamed ?? word;
}

/** A sentence about a number, in the number's form. */
export function count(section, name, number) {
  return filled(form(words.page?.[section] ?? {}, name, number), { count: numeral(number) });
}

function form(sentences, name, number) {
  const one = plural.select(number) === 'one' ? sentences[name + '-one'] : undefined;
  return one ?? sentences[name] ?? name;
}

/** A number as the language writes it. */
export function numeral(number) {
  return new Intl.NumberFormat(language).format(number);
}

function filled(sentence, values = {}) {
  const gaps = text => text.replace(/\{([\w-]+)\}/g, (gap, name) => values[name] ?? '');
  return gaps(sentence.replace(/\[([^\]]*)\]/g, (all, part) =>
    [...part.matchAll(/\{([\w-]+)\}/g)].every(([, name]) => values[name]) ? part : ''));
}

/** A moment as the language writes it, in the reader's time zone. */
export function moment(instant) {
  return new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(instant));
}

/** A day, such as `2026-11-02`, as the language writes it. */
export function day(date) {
  return new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeZone: 'UTC' }).format(new Date(date + 'T00:00:00Z'));
}

/** How many bytes, in a unit that suits. */
export function bytes(number) {
  const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte'];
  const power = Math.min(3, Math.floor(Math.log10(Math.max(1, number)) / 3));
  return new Intl.NumberFormat(language, { style: 'unit', unit: units[power], unitDisplay: power ? 'short' : 'long',
    maximumFractionDigits: power > 1 ? 1 : 0 }).format(number / 1000 ** power);
}
