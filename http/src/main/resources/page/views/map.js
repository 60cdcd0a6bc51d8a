/** The embeddings, flattened to two axes. */
import { h, replace, setText } from '../dom.js';
import { count, percent, plural } from '../format.js';
import * as api from '../api.js';
import { scatter } from '../charts/scatter.js';
import { picture } from './parts.js';
import { empty, failed, waiting } from './states.js';

const POINTS = 2000;

export async function map(box, { id, live, signal }) {
  const words = h('p', { class: 'note', role: 'status' }, ' ');
  const again = h('button', { type: 'button', onclick: read }, 'Read again');
  const keys = h('div', { class: 'keys' });
  const plot = h('div', { class: 'chart map', role: 'img', 'aria-label': 'Map of the embeddings' });
  const message = h('div', {});
  const hidden = new Set();
  const pictures = new Map();
  let drawn = null;
  let shown = null;
  replace(box, h('section', { class: 'panel wide' }, h('div', { class: 'panel-head' }, h('h2', {}, 'Map of the embeddings'), again), words, keys, message, plot));

  const thumb = (example) => {
    if (!pictures.has(example)) pictures.set(example, picture(id, example, 'large'));
    return pictures.get(example);
  };

  async function read() {
    again.disabled = true;
    if (!shown) replace(message, waiting());
    try {
      const found = await api.embeddings(id, POINTS, signal);
      if (found.points.length < 3) return replace(message, empty('No embeddings yet', 'They come with the first steps.'));
      const { xy, explained } = await components(found);
      const classes = [...new Set(found.points.map((point) => point.label))].sort();
      shown = { points: found.points, xy, classes, hidden };
      replace(message);
      setText(words, `${plural(found.points.length, 'example')}${found.step ? `, as of step ${count(found.step)}` : ''}. Principal components: the two axes hold ${percent(explained[0] + explained[1], 0)} of the spread. Diamonds are labelled examples. Point at a dot to see its picture.`);
      drawKeys(classes);
      drawn?.instance.dispose();
      drawn = scatter(plot, shown, { signal, picture: thumb });
    } catch (problem) {
      if (!signal.aborted) replace(message, problem.status === 404 ? empty('No embeddings yet', problem.detail) : failed(problem, read));
    } finally { again.disabled = false; }
    return undefined;
  }

  function drawKeys(classes) {
    replace(keys, classes.map((name, index) => {
      const button = h('button', { type: 'button', class: 'key', 'aria-pressed': String(!hidden.has(name)), '--key': `var(--class-${index % 10})`, onclick: () => {
        if (!hidden.delete(name)) hidden.add(name);
        button.setAttribute('aria-pressed', String(!hidden.has(name)));
        drawn?.instance.dispose();
        drawn = scatter(plot, shown, { signal, picture: thumb });
      } }, h('span', {}, name));
      return button;
    }));
  }

  live.addEventListener('reload', () => read());
  await read();

  function components({ vectors, dimension }) {
    return new Promise((resolve, reject) => {
      const worker = new Worker(new URL('../charts/pca-worker.js', import.meta.url), { type: 'module' });
      const end = () => worker.terminate();
      signal.addEventListener('abort', end, { once: true });
      worker.onmessage = ({ data }) => { end(); resolve(data); };
      worker.onerror = () => { end(); reject(new Error('The map could not be computed')); };
      worker.postMessage({ vectors, dimension }, [vectors.buffer]);
    });
  }
}
