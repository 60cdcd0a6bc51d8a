/** What came of it: the figures of the report, the confusion matrix, the checkpoints and the model. */
import { h, replace } from '../dom.js';
import { bytes, count, duration, moment, percent } from '../format.js';
import * as api from '../api.js';
import { confusion, mistakes } from '../charts/confusion.js';
import { empty, failed, fill } from './states.js';

export async function evaluation(box, { id, live, signal }) {
  const results = h('div', {});
  const saved = h('div', {});
  const save = (event) => {
    if (!api.modelNeedsFetch()) return;
    event.preventDefault();
    api.saveModel(id).catch((problem) => replace(saved, failed(problem)));
  };
  replace(box, h('section', { class: 'panel wide' }, h('h2', {}, 'Results on the test split'), results),
    h('section', { class: 'panel wide' }, h('div', { class: 'panel-head' }, h('h2', {}, 'Checkpoints'), h('a', { class: 'button', href: api.modelUrl(id), download: '', onclick: save }, 'Download the model')), saved));
  const read = () => Promise.all([fill(results, signal, showReport), fill(saved, signal, showCheckpoints)]);

  async function showReport() {
    const report = await api.report(id, signal).catch((problem) => { if (problem.status === 404) return null; throw problem; });
    const e = report?.evaluation;
    if (!e) return empty('No report yet', 'The test split is read once, after the last step. Until then the curves show the evaluation on held-out labels.');
    const rows = [['Accuracy', e.accuracy, `± ${percent(e.standard_error)}, classifier: ${e.classifier}`], ['Classifier head', e.head_top1, 'trained along'],
      ['Linear probe', e.linear_top1, 'on the frozen encoder'], ['Nearest neighbours', e.knn_top1, 'among the labelled examples'],
      ['Pseudo-labels', report.pseudo_label_accuracy, 'in the last tenth of the run']].filter(([, value]) => Number.isFinite(value));
    return [
      h('dl', { class: 'figures results' }, rows.map(([name, value, unit]) => h('div', {}, h('dt', {}, name), h('dd', {}, percent(value)), h('dd', { class: 'unit' }, unit)))),
      h('p', { class: 'note' }, `${count(e.test_examples)} test examples · ${count(report.labels)} labels · ${count(report.steps)} steps in ${duration(report.wall_seconds)} · seed ${report.seed}`),
      e.confusion ? confusion(e.confusion) : null,
      e.confusion ? h('p', { class: 'note' }, 'Most often mistaken: ', mistakes(e.confusion, 3).map((m) => `${m.truth} for ${m.said} (${percent(m.value / m.of, 0)})`).join(', '), '.') : null,
    ].filter(Boolean);
  }

  async function showCheckpoints() {
    const list = await api.checkpoints(id, signal);
    if (!list.length) return empty('No checkpoint yet', 'A run saves one at regular steps, and when it is paused or stopped.');
    const cell = (value) => h('td', { class: 'figure' }, value);
    return h('table', { class: 'plain' }, h('thead', {}, h('tr', {}, ['Checkpoint', 'Step', 'Size', 'Saved'].map((name, i) => h('th', { scope: 'col', class: i ? 'figure' : '' }, name)))),
      h('tbody', {}, list.map((c) => h('tr', {}, h('th', { scope: 'row' }, c.name, c.best ? h('span', { class: 'sub' }, ' best on validation') : null), cell(count(c.step)), cell(bytes(c.bytes)), cell(moment(c.time))))));
  }

  let last = '';
  live.addEventListener('run', ({ detail }) => {
    const now = `${detail.state} ${detail.checkpoint}`;
    if (last && last !== now) read();
    last = now;
  });
  await read();
}
