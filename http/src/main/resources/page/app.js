/** Which view is shown: the part of the address after # decides. Each view gets a signal that ends with it. */
import { h, replace } from './dom.js';
import * as theme from './theme.js';
import { showConnection } from './connection.js';
import { showRuns } from './views/runs.js';
import { showNewRun } from './views/new-run.js';
import { showRun } from './views/run.js';
import { failed } from './views/states.js';

const main = document.getElementById('main');
let current = new AbortController();

function route() {
  const parts = location.hash.replace(/^#\/?/, '').split('/').filter(Boolean).map(decodeURIComponent);
  if (parts[0] === 'new') return { view: showNewRun, trail: [['New run']], argument: parts[1] };
  if (parts[0] === 'runs' && parts[1]) {
    return { view: showRun, trail: [[parts[1]]], argument: parts[1], section: parts[2] };
  }
  return { view: showRuns, trail: [] };
}

let shown = null;

async function show() {
  if (location.hash === '#main') return main.focus();
  const next = route();
  // Another section of the same run keeps the stream, the header and what was loaded.
  if (shown?.view === next.view && shown.argument === next.argument && shown.select) return shown.select(next.section);
  current.abort();
  current = new AbortController();
  const { signal } = current;
  shown = next;
  showConnection({ name: 'none' });
  replace(document.getElementById('trail'), next.trail.map(([words]) => h('span', {}, words)));
  document.title = next.trail.length ? `${next.trail[0][0]} · Kith` : 'Kith';
  replace(main, h('p', { class: 'wait' }, 'Loading …'));
  try {
    next.select = await next.view(main, { argument: next.argument, section: next.section, signal });
  } catch (problem) {
    if (!signal.aborted) replace(main, failed(problem, show.again));
  }
}

show.again = () => { shown = null; show(); };

theme.start(document.getElementById('theme'));
addEventListener('hashchange', show);
// A browser keeps a page that was left, and its open stream with it: six of them, and it has no connection for another one.
addEventListener('pagehide', () => current.abort());
addEventListener('pageshow', (event) => event.persisted && show.again());
show();
