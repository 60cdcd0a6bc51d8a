/** The curves. History is asked for once, down-sampled by the service; what comes after it arrives by the stream. */
import { h, replace } from '../dom.js';
import { number, percent } from '../format.js';
import * as api from '../api.js';
import { curvePanel } from '../charts/curve.js';
import { History } from '../history.js';
import { empty, waiting } from './states.js';

const DRAW_EVERY_MS = 500;
const share = (value) => percent(value);
const shareTick = (value) => percent(value, 0);

const PANELS = [
  { title: 'Loss', note: 'The sum, and the terms it is made of.', format: number, series: [
    { name: 'loss', label: 'loss' }, { name: 'loss/augmentation', label: 'augmentation' },
    { name: 'loss/semantic_positive', label: 'semantic positive' }, { name: 'loss/head', label: 'head' }] },
  { title: 'Pseudo-labels', note: 'Accuracy is shown only where the truth is known; training never sees it.', format: share, tick: shareTick, min: 0, max: 1, series: [
    { name: 'pseudo_label/accuracy', label: 'accuracy' }, { name: 'pseudo_label/confidence', label: 'confidence' }, { name: 'pseudo_label/coverage', label: 'coverage' }] },
  { title: 'Evaluation', note: 'On held-out labels that serve nothing else.', format: share, tick: shareTick, series: [
    { name: 'eval/accuracy', label: 'accuracy' }, { name: 'eval/head_top1', label: 'head' }, { name: 'eval/linear_top1', label: 'linear probe' }, { name: 'eval/knn_top1', label: 'neighbours' }] },
  { title: 'Throughput', note: 'Examples a second.', format: number, min: 0, series: [{ name: 'throughput/examples_per_second', label: 'examples/s' }] },
  { title: 'Spread of embeddings', note: ' ', format: number, min: 0, collapse: true, series: [{ name: 'embedding/std', label: 'std' }] },
  { title: 'Staleness and age', note: 'Steps by which target and queue lag behind, and the mean age of queue entries.', format: number, min: 0, series: [
    { name: 'staleness/target', label: 'target' }, { name: 'staleness/queue', label: 'queue' }, { name: 'queue/age_steps', label: 'age in queue' }] },
];

export async function overview(box, { id, live, signal }) {
  replace(box, waiting());
  const history = new History();
  const read = async () => history.reset(await api.metrics(id, { names: PANELS.flatMap((panel) => panel.series.map((s) => s.name)) }, signal));
  await read();
  const alarm = h('div', { class: 'alarm', role: 'alert', hidden: true });
  const panels = PANELS.map((panel) => ({ panel, view: curvePanel(withGuide(panel, history), { signal, group: `curves-${id}` }) }));
  const grid = h('div', { class: 'panels' }, panels.map(({ view }) => view.element));
  const nothing = empty('No figures yet', 'The first ones come with the first steps.');
  replace(box, alarm, nothing, grid);

  function draw() {
    nothing.hidden = !history.isEmpty;
    grid.hidden = history.isEmpty;
    for (const { panel, view } of panels) {
      const known = panel.series.some(({ name }) => history.series.has(name));
      view.element.hidden = !known;
      if (known) view.update(history.series);
      if (panel.collapse) view.note(spreadWords(history));
    }
    alarm.hidden = !collapsed(history);
    if (!alarm.hidden) alarm.textContent = 'The embeddings are collapsing: their spread has fallen below a quarter of where it began. Pause the run; a lower learning rate or more negatives may help.';
  }

  let due = 0;
  const soon = () => {
    if (due || signal.aborted) return;
    due = setTimeout(() => { due = 0; if (!document.hidden && !box.hidden) draw(); }, DRAW_EVERY_MS);
  };
  const add = ({ detail }) => { if (history.add(detail.step, detail.metrics)) soon(); };
  live.addEventListener('step', add);
  live.addEventListener('evaluation', add);
  // Points that came one by one grow dense; then the service is asked for the whole again.
  history.full = () => read().then(soon, () => {});
  live.addEventListener('reload', () => read().then(soon, () => {}));
  live.addEventListener('run', soon);
  box.addEventListener('shown', soon);
  document.addEventListener('visibilitychange', soon, { signal });
  draw();
}

const spread = (history) => history.series.get('embedding/std')?.values ?? [];
/** Healthy embeddings keep the spread they have at random; collapsed ones are all alike, their spread is near 0. */
const limit = (history) => spread(history).slice(0, 5).reduce((most, value) => Math.max(most, value), 0) / 4;
const collapsed = (history) => spread(history).length > 0 && spread(history).at(-1) < limit(history);
const spreadWords = (history) => (collapsed(history) ? 'Collapsing: all embeddings become alike.' : 'Healthy. Near zero, all embeddings would be alike: a collapse.');
const withGuide = (panel, history) => (panel.collapse && limit(history) > 0 ? { ...panel, guide: { value: limit(history), label: 'collapse alarm' } } : panel);
