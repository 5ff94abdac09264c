// The page's own small drawings: paths on a field of 24 by 24.

import { svg } from './dom.js';

const DRAWN = {
  check: 'M3.5 6.5h17v11h-17zM4 7l8 6 8-6',
  mailbox: 'M3.5 13.5 6 5.5h12l2.5 8v5h-17zM3.5 13.5h5l1 2h5l1-2h5',
  domain: 'M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17zM3.5 12h17M12 3.5c5 5 5 12 0 17M12 3.5c-5 5-5 12 0 17',
  password: 'M8 11.5a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7zM10.5 12.5l8-8M15.5 7.5l3 3M13 10l2 2',
  scan: 'M12 3.5 5 6v5.5c0 4.5 3 7.5 7 9 4-1.5 7-4.5 7-9V6zM9 11.5l2.2 2.2L15 10',
  drop: 'M12 3.5v11m-4.5-4 4.5 4.5 4.5-4.5M4 16.5v4h16v-4',
  file: 'M6 3.5h8l4.5 4.5v12.5H6zM14 3.5V8h4.5',
  paste: 'M8 5H5.5v15.5h13V5H16M8.5 3.5h7v3h-7z',
  sun: 'M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM12 2.5v2m0 15v2M2.5 12h2m15 0h2M5.3 5.3l1.4 1.4m10.6 10.6 1.4 1.4m0-13.4-1.4 1.4M6.7 17.3l-1.4 1.4',
  moon: 'M19.5 14.5A8 8 0 0 1 9.5 4.5a8 8 0 1 0 10 10z',
  print: 'M7 9V3.5h10V9M7 16.5H4V9.5h16v7h-3M7 13.5h10v7H7z',
  copy: 'M8.5 8.5h11v12h-11zM15.5 8.5v-5h-11v12h4',
  back: 'M20 12H4.5m6-6.5-6.5 6.5 6.5 6.5',
  again: 'M19.5 12a7.5 7.5 0 1 1-2.5-5.6M19.5 3.5v4h-4',
  search: 'M10.5 4a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13zM15.5 15.5l5 5',
  stop: 'M7 7h10v10H7z',
  house: 'M4 11.5 12 4.5l8 7M6 10v10h12V10M10 20v-5.5h4V20',
  server: 'M4.5 4.5h15v6h-15zM4.5 13.5h15v6h-15zM8 7.5h.01M8 16.5h.01',
  unknown: 'M8.5 9a3.6 3.6 0 1 1 4.9 3.4c-1 .4-1.4 1-1.4 2.3M12 18.5h.01',
  warn: 'M12 5v9m0 4.5v.1',
  yes: 'M5 12.5l4.5 4.5L19 7.5',
  no: 'M6.5 6.5l11 11m0-11-11 11',
  open: 'M9.5 6l6 6-6 6',
  eye: 'M2.5 12c5-8 14-8 19 0-5 8-14 8-19 0zM12 9.2a2.8 2.8 0 1 0 0 5.6 2.8 2.8 0 0 0 0-5.6z',
};

/** A small drawing in the colour of the text around it; words beside it say what it means. */
export function icon(name) {
  return svg('svg', { class: 'icon', viewBox: '0 0 24 24', 'aria-hidden': 'true' }, svg('path', { d: DRAWN[name] }));
}

// Each verdict has a shape of its own, so that colour is not needed to tell them apart.
const SHAPES = {
  genuine: [['circle', { cx: 32, cy: 32, r: 28 }], 'M20 33l8.5 8.5L45 25'],
  backscatter: [['rect', { x: 5, y: 9, width: 54, height: 46, rx: 14 }], 'M46 40V30a6 6 0 0 0-6-6H19m8-9-9 9 9 9'],
  compromised: [['path', { d: 'M32 5.5 60 55a3 3 0 0 1-2.6 3.5H6.6A3 3 0 0 1 4 55z' }], 'M32 24v15m0 8.5v.1'],
  fake: [['path', { d: 'M21 4h22l17 17v22L43 60H21L4 43V21z' }], 'M23 23l18 18m0-18L23 41'],
  undecided: [['path', { d: 'M32 3.5 60.5 32 32 60.5 3.5 32z' }], 'M25.5 26.5a6.5 6.5 0 1 1 8.6 6.2c-1.5.7-2.1 1.8-2.1 4.3m0 7.5v.1'],
  'not-a-notice': [['circle', { cx: 32, cy: 32, r: 27, class: 'broken' }], 'M22 32h20'],
};

/** The sign of a verdict. */
export function shape(verdict, size) {
  const [[tag, attributes], mark] = SHAPES[verdict] ?? SHAPES.undecided;
  return svg('svg', { class: 'shape', viewBox: '0 0 64 64', width: size, height: size, 'aria-hidden': 'true', 'data-verdict': verdict },
    svg(tag, { ...attributes, class: 'face ' + (attributes.class ?? '') }), svg('path', { d: mark, class: 'mark' }));
}
