/** The embeddings, flattened to two axes: principal components at once, t-SNE for whoever asks. */
import { h, replace, setText } from '../dom.js';
import { count, percent, plural } from '../format.js';
import * as api from '../api.js';
import { scatter } from '../charts/scatter.js';
import { picture } from './parts.js';
import { empty, failed, waiting } from './states.js';

const POINTS = 1000;

export async function map(box, { id, live, signal }) {
  const words = h('p', { class: 'note', role: 'status' }, ' ');
  const methods = [['pca', 'Principal components'], ['tsne', 't-SNE']].map(([method, name]) =>
    h('button', { type: 'button', 'aria-pressed': String(method === 'pca'), 'data-method': method, onclick: () => choose(method) }, name));
  const again = h('button', { type: 'button', onclick: read }, 'Read again');
  const keys = h('div', { class: 'keys' });
  const plot = h('div', { class: 'chart map', role: 'img', 'aria-label': 'Map of the embeddings' });
  const message = h('div', {});
  const shown = { hidden: new Set(), points: [], classes: [], xy: null };
  const pictures = new Map();
  let found = null;
  let method = 'pca';
  let chart = null;
  let worker = null;
  replace(box, h('section', { class: 'panel wide' },
    h('div', { class: 'panel-head' }, h('h2', {}, 'Map of the embeddings'), h('div', { class: 'filters' }, methods, again)), words, keys, message, plot));
  signal.addEventListener('abort', () => worker?.terminate(), { once: true });

  const thumb = (example) => {
    if (!pictures.has(example)) pictures.set(example, picture(id, example, 'large'));
    return pictures.get(example);
  };

  async function read() {
    again.disabled = true;
    if (!found) replace(message, waiting());
    try {
      found = await api.embeddings(id, POINTS, signal);
      plot.hidden = found.points.length < 3;
      if (plot.hidden) return replace(message, empty('No embeddings yet', 'They come with the first steps.'));
      Object.assign(shown, { points: found.points, xy: null, classes: [...new Set(found.points.map((point) => point.label))].sort() });
      replace(message);
      drawKeys();
      compute();
    } catch (problem) {
      plot.hidden = true;
      if (!signal.aborted) replace(message, problem.status === 404 ? empty('No embeddings yet', problem.detail) : failed(problem, read));
    } finally { again.disabled = false; }
    return undefined;
  }

  function choose(wanted) {
    method = wanted;
    methods.forEach((button) => button.setAttribute('aria-pressed', String(button.dataset.method === wanted)));
    if (found) compute();
  }

  function compute() {
    worker?.terminate();
    worker = new Worker(new URL('../charts/map-worker.js', import.meta.url), { type: 'module' });
    worker.onmessage = ({ data }) => {
      shown.xy = data.xy;
      draw();
      tell(data);
      if (data.done) worker.terminate();
    };
    worker.onerror = () => replace(message, failed({ title: 'The map could not be computed' }));
    worker.postMessage({ vectors: found.vectors, dimension: found.dimension, method });
  }

  function tell({ explained, round, done }) {
    const how = explained ? `The two axes hold ${percent(explained[0] + explained[1], 0)} of the spread.`
      : done ? 'Near points are alike; distances between groups mean little.' : `t-SNE, round ${round} …`;
    setText(words, `${plural(found.points.length, 'example')}${found.step ? `, as of step ${count(found.step)}` : ''}. ${how} Diamonds are labelled examples. Point at a dot to see its picture.`);
  }

  function draw() {
    if (chart) chart.draw(); else chart = scatter(plot, shown, { signal, picture: thumb });
  }

  function drawKeys() {
    replace(keys, shown.classes.map((name, index) => {
      const button = h('button', { type: 'button', class: 'key', 'aria-pressed': String(!shown.hidden.has(name)), '--key': `var(--class-${index % 10})`, onclick: () => {
        if (!shown.hidden.delete(name)) shown.hidden.add(name);
        button.setAttribute('aria-pressed', String(!shown.hidden.has(name)));
        if (shown.xy) draw();
      } }, h('span', {}, name));
      return button;
    }));
  }

  live.addEventListener('reload', read);
  await read();
}
