/** Drop a picture, or choose one: its label, and the neighbours that say so. The run goes on meanwhile. */
import { h, replace } from '../dom.js';
import { percent } from '../format.js';
import * as api from '../api.js';
import { evidenceCard } from './parts.js';
import { failed, waiting } from './states.js';

const MOST_BYTES = 10_000_000;

export function dropZone({ id, signal }) {
  const file = h('input', { type: 'file', id: 'picture', accept: 'image/png,image/jpeg,image/bmp,image/gif,image/tiff,image/webp', onchange: () => file.files[0] && ask(file.files[0]) });
  const answer = h('div', { class: 'answer', 'aria-live': 'polite' });
  const zone = h('section', { class: 'panel wide drop' },
    h('div', {}, h('h2', {}, 'What would it say of your picture?'),
      h('p', { class: 'note' }, 'Drop one here, paste it, or '), h('label', { class: 'button', for: 'picture' }, 'choose a file'), file), answer);

  const over = (on) => (event) => { event.preventDefault(); zone.classList.toggle('over', on); };
  zone.addEventListener('dragover', over(true));
  zone.addEventListener('dragleave', over(false));
  zone.addEventListener('drop', (event) => { over(false)(event); if (event.dataTransfer.files[0]) ask(event.dataTransfer.files[0]); });
  document.addEventListener('paste', (event) => { if (event.clipboardData.files[0] && !zone.closest('[hidden]')) ask(event.clipboardData.files[0]); }, { signal });

  async function ask(chosen) {
    if (chosen.size > MOST_BYTES) return replace(answer, failed({ title: 'This picture is too large', detail: 'Ten megabytes are the limit.' }));
    replace(answer, waiting('Asking the model …'));
    const url = URL.createObjectURL(chosen);
    signal.addEventListener('abort', () => URL.revokeObjectURL(url), { once: true });
    try {
      const said = await api.predict(id, chosen);
      replace(answer, evidenceCard(id, { ...said, id: chosen.name }, h('img', { class: 'thumb large', src: url, alt: 'Your picture' })),
        said.probabilities.length ? h('table', { class: 'bars small' }, h('caption', {}, 'The classifier'), h('tbody', {}, said.probabilities.slice(0, 5).map(({ name, share }) =>
          h('tr', {}, h('th', { scope: 'row' }, name), h('td', { class: 'bar', '--share': share }, h('span', {}, percent(share))))))) : null);
    } catch (problem) { replace(answer, failed(problem, () => ask(chosen))); }
    return undefined;
  }
  return zone;
}
