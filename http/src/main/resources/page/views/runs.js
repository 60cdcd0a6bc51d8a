/** All runs, page by page. The list is asked for again every few seconds: there is no stream of it. */
import { h, replace } from '../dom.js';
import { moment, percent } from '../format.js';
import * as api from '../api.js';
import { showConnection } from '../connection.js';
import { chip, progress } from './parts.js';
import { empty } from './states.js';

const AGAIN_MS = 2500;

export async function showRuns(main, { signal }) {
  const list = h('div', {});
  const shown = { pages: 1, again: () => {} };
  const first = await api.runs(shown.pages, signal);
  replace(main, h('div', { class: 'page-head' }, h('h1', {}, 'Runs'), h('a', { class: 'button main', href: '#/new' }, 'New run')), list);
  draw(list, first, shown);
  showConnection({ name: 'live' });
  keep(list, shown, signal);
}

async function keep(list, shown, signal) {
  let lostAt = 0;
  let drawn = '';
  while (!signal.aborted) {
    await new Promise((resolve) => {
      shown.again = resolve;
      setTimeout(resolve, AGAIN_MS);
    });
    if (signal.aborted || document.hidden) continue;
    try {
      const found = await api.runs(shown.pages, signal);
      if (signal.aborted) return;
      // Drawn only when there is news, so that marked text stays marked.
      if (drawn !== (drawn = JSON.stringify(found))) draw(list, found, shown);
      showConnection({ name: 'live', back: lostAt ? (Date.now() - lostAt) / 1000 : 0 });
      lostAt = 0;
    } catch {
      if (signal.aborted) return;
      lostAt ||= Date.now();
      showConnection({ name: 'lost', seconds: Math.ceil(AGAIN_MS / 1000) });
    }
  }
}

function draw(list, { runs, more }, shown) {
  if (runs.length === 0) {
    replace(list, empty('No run yet', 'The preset “shapes” needs no data and shows everything in a few minutes.',
      h('a', { class: 'button main', href: '#/new/shapes' }, 'Start with shapes')));
    return;
  }
  const focused = document.activeElement?.getAttribute('href');
  const newest = [...runs].sort((a, b) => String(b.created).localeCompare(String(a.created)));
  replace(list, h('table', { class: 'runs' },
    h('thead', {}, h('tr', {}, ['Run', 'State', 'Progress', 'Accuracy', 'Created'].map((name) =>
      h('th', { scope: 'col', class: name === 'Accuracy' ? 'figure' : '' }, name)))),
    h('tbody', {}, newest.map(row))), more ? furtherRuns(runs.length, shown) : null);
  if (focused?.startsWith('#/runs/')) list.querySelector(`a[href="${CSS.escape(focused)}"]`)?.focus();
}

/** Pages go by name, so the newest run may be on a later one. */
const furtherRuns = (count, shown) => h('p', { class: 'more' }, `The first ${count} runs by name. `,
  h('button', { type: 'button', onclick: () => { shown.pages += 1; shown.again(); } }, 'More runs'));

const row = (run) => h('tr', {},
  h('th', { scope: 'row' }, h('a', { href: `#/runs/${encodeURIComponent(run.id)}` }, run.id), h('span', { class: 'sub' }, run.preset)),
  h('td', {}, chip(run.state), h('span', { class: 'sub' }, run.reason)),
  h('td', {}, progress(run)),
  h('td', { class: 'figure accuracy', 'data-name': 'Accuracy' }, percent(run.accuracy)),
  h('td', { class: 'when', 'data-name': 'Created' }, moment(run.created)));
