// Elements. Everything that is written into the page goes through here, and only ever as text.

const SVG = 'http://www.w3.org/2000/svg';

/** An element with attributes, listeners (`onclick`) and children; a child that is a string becomes text. */
export function el(tag, attributes, ...children) {
  return filled(document.createElement(tag), attributes, children);
}

/** The same for drawings. */
export function svg(tag, attributes, ...children) {
  return filled(document.createElementNS(SVG, tag), attributes, children);
}

function filled(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes ?? {})) {
    if (name.startsWith('on')) {
      element.addEventListener(name.slice(2), value);
    } else if (value === true) {
      element.setAttribute(name, '');
    } else if (value !== false && value !== null && value !== undefined) {
      element.setAttribute(name, value);
    }
  }
  element.append(...children.flat(Infinity).filter(child => child !== null && child !== undefined && child !== ''));
  return element;
}

/** Text of strangers: its links dead, nothing in it that hides or turns what is read. */
export function harmless(text) {
  return String(text)
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g, '\ufffd')
    .replace(/[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g, '\ufffd')
    .replace(/\b(h)tt(ps?:\/\/)([^\s"'<>)\]]+)/gi,
      (all, h, rest, place) => h + 'xx' + rest + place.replace(/^[^/?#]+/, host => host.replace(/\./g, '[.]')));
}

/** A piece of a message: set apart, so that its direction of writing turns nothing around it. */
export function mail(text, className) {
  return el('bdi', { class: 'mail ' + (className ?? '') }, harmless(text));
}

/** Replaces what an element holds. */
export function fill(element, ...children) {
  element.replaceChildren(...children.flat(Infinity).filter(child => child !== null && child !== undefined && child !== ''));
  return element;
}

/** Tells a screen reader what has happened. */
export function tell(text) {
  document.getElementById('told').textContent = text;
}

let ids = 0;

/** A name for an element that no other has. */
export function fresh(prefix) {
  ids += 1;
  return prefix + '-' + ids;
}

/** Gives a text out as a file. */
export function save(name, text, type) {
  const address = URL.createObjectURL(new Blob([text], { type }));
  const link = el('a', { href: address, download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 1000);
}
