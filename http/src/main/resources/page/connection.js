/** The words in the top bar that tell whether what is shown is live. */
import { setText } from './dom.js';

const GOOD_NEWS_MS = 8000;
let fading = 0;
let goodNewsUntil = 0;

export function showConnection({ name, seconds, back }) {
  // The good news stays for its time, whoever says again that all is well.
  if (name === 'live' && !back && Date.now() < goodNewsUntil) return;
  const element = document.getElementById('connection');
  clearTimeout(fading);
  goodNewsUntil = 0;
  element.hidden = name === 'none' || name === 'ended';
  element.dataset.state = name === 'live' && back ? 'back' : name;
  if (name === 'connecting') setText(element, 'Connecting');
  if (name === 'lost') setText(element, `Connection lost, next try in ${seconds} s`);
  if (name !== 'live') return;
  setText(element, back ? `Back after ${Math.max(1, Math.round(back))} s, nothing missed` : 'Live');
  // Long enough to be read after looking up from something else.
  if (!back) return;
  goodNewsUntil = Date.now() + GOOD_NEWS_MS;
  fading = setTimeout(() => showConnection({ name: 'live' }), GOOD_NEWS_MS + 1);
}
