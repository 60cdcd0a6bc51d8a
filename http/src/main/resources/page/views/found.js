/** What the run found in its data before the first step: classes, files that gave nothing, tables, and what to know of them. */
import { h, replace } from '../dom.js';
import { count, plural } from '../format.js';
import * as api from '../api.js';
import { empty, fill } from './states.js';

const COLUMNS = [['labelled', 'Labelled'], ['hidden', 'Label held back'], ['validation', 'Validation'], ['test', 'Test']];

export async function found(box, { id, live, signal }) {
  const content = h('div', {});
  replace(box, h('section', { class: 'panel wide' }, h('h2', {}, 'What was found'), content));
  const read = () => fill(content, signal, show);

  async function show() {
    const data = await api.found(id, signal).catch((problem) => { if (problem.status === 404) return null; throw problem; });
    if (!data) return empty('Nothing is known yet', 'A run looks through its data before the first step.');
    return [where(data), notices(data.notices ?? []), classes(data), ...passedOver(Object.entries(data.passed_over ?? {})), ...tables(data.tables ?? [])];
  }

  // The data are looked through while a run is starting: its first step says that this is done.
  let state = '';
  live.addEventListener('run', ({ detail }) => {
    if (state && state !== detail.state) read();
    state = detail.state;
  });
  await read();
}

const where = (data) => h('p', { class: 'note' }, [data.directory ?? data.source, data.layout,
  `${count(data.labelled)} labelled, ${count(data.unlabelled)} without a label, ${count(data.validation)} to validate on, ${count(data.test)} to test on`,
  data.broken ? `${plural(data.broken, 'file')} cannot be decoded` : ''].filter(Boolean).join(' · '));

const notices = (all) => (all.length ? h('ul', { class: 'notices' }, all.map((text) => h('li', {}, text))) : null);

/** Columns in which no class has anything are left out. */
function classes({ classes: rows = [] }) {
  const shown = COLUMNS.filter(([name]) => rows.some((row) => row[name] > 0));
  const cell = (value) => h('td', { class: 'figure' }, count(value));
  return h('table', { class: 'plain' },
    h('thead', {}, h('tr', {}, h('th', { scope: 'col' }, 'Class'), shown.map(([, words]) => h('th', { scope: 'col', class: 'figure' }, words)))),
    h('tbody', {}, rows.map((row) => h('tr', {}, h('th', { scope: 'row' }, row.name), shown.map(([name]) => cell(row[name] ?? 0))))));
}

function passedOver(reasons) {
  if (!reasons.length) return [];
  return [h('h3', {}, 'Passed over'), h('dl', { class: 'passed-over' }, reasons.map(([reason, { count: amount, first = [] }]) =>
    h('div', {}, h('dt', {}, `${count(amount)} × ${reason}`), h('dd', {}, first.join(', '), amount > first.length ? ' …' : ''))))];
}

function tables(all) {
  if (!all.length) return [];
  return [h('h3', {}, 'Label tables'), h('dl', { class: 'passed-over' }, all.map(({ name, used, labels, remark }) =>
    h('div', {}, h('dt', {}, name), h('dd', {}, [used ? plural(labels, 'label') : 'not used', remark].filter(Boolean).join('; ')))))];
}
