// Says the locked page in the reader's language; without words it stays English.
import { load, say } from './words.js';

load(localStorage.getItem('language')).then(() => {
  document.getElementById('title').textContent = say('locked', 'title');
  document.getElementById('what').textContent = say('locked', 'what');
}, () => {});
