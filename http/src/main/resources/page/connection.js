/** The words in the top bar that tell whether what is shown is live. */
import { setText } from './dom.js';

let fading = 0;

export function showConnection({ name, seconds, back }) {
  const element = document.getElementById('connection');
  clearTimeout(fading);
  element.hidden = name === 'none' || name === 'ended';
  element.dataset.state = name === 'live' && back ? 'back' : name;
  if (name === 'connecting') setText(element, 'Connecting');
  if (name === 'lost') setText(element, `Connection lost, next try in ${seconds} s`);
  if (name !== 'live') return;
  setText(element, back ? `Back after ${Math.max(1, Math.round(back))} s, nothing missed` : 'Live');
  // Long enough to be read after looking up from something else.
  if (back) fading = setTimeout(() => showConnection({ name: 'live' }), 8000);
}
