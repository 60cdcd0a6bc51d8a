/** One run: its header, its sections, and the stream that keeps all of them alive. */
import { h, replace } from '../dom.js';
import * as api from '../api.js';
import { event as shaped } from '../shapes.js';
import { listen } from '../live.js';
import { showConnection } from '../connection.js';
import { runHeader } from './run-header.js';
import { overview } from './overview.js';
import { evidence } from './evidence.js';
import { map } from './map.js';
import { evaluation } from './evaluation.js';
import { timelineSection } from './timeline-section.js';
import { found } from './found.js';
import { settingsSection } from './settings.js';
import { failed } from './states.js';

const SECTIONS = [
  ['overview', 'Curves', overview], ['timeline', 'Actors', timelineSection], ['evidence', 'Evidence', evidence],
  ['map', 'Map', map], ['evaluation', 'Results', evaluation], ['data', 'Data', found], ['settings', 'Settings', settingsSection],
];

export async function showRun(main, { argument: id, section, signal }) {
  const live = new EventTarget();
  const state = { run: await api.run(id, signal) };
  const tell = (type, detail) => live.dispatchEvent(new CustomEvent(type, { detail }));
  const header = runHeader(state.run, (run) => accept(run));
  const links = SECTIONS.map(([name, words]) => h('a', { href: `#/runs/${encodeURIComponent(id)}/${name}` }, words));
  const boxes = new Map();
  const body = h('div', {});
  replace(main, header.element, h('nav', { class: 'sections', 'aria-label': 'Sections of the run' }, links), body);

  function accept(run) {
    // Events carry less than the whole; what they leave out stays.
    state.run = { ...state.run, ...run, config: run.config || state.run.config, metrics: { ...state.run.metrics, ...run.metrics }, steps: run.steps ?? state.run.steps };
    header.update(state.run);
    tell('run', state.run);
  }

  /** Sections are built when first looked at, and kept: going back shows them as they were left. */
  function select(wanted) {
    const [name, , build] = SECTIONS.find(([known]) => known === wanted) ?? SECTIONS[0];
    links.forEach((link, index) => (SECTIONS[index][0] === name ? link.setAttribute('aria-current', 'page') : link.removeAttribute('aria-current')));
    boxes.forEach((box, known) => { box.hidden = known !== name; });
    if (boxes.has(name)) { boxes.get(name).dispatchEvent(new Event('shown')); return; }
    const box = h('div', { class: `section-${name}` });
    boxes.set(name, box);
    body.append(box);
    Promise.resolve(build(box, { id, state, live, signal })).catch((problem) => { if (!signal.aborted) replace(box, failed(problem)); });
  }

  select(section);
  listen(id, {
    signal,
    onState: (connection) => {
      showConnection(connection);
      // What the service no longer keeps of the time between is read from the files.
      if (connection.name === 'live' && connection.back) api.run(id, signal).then((run) => { accept(run); tell('reload'); }, () => {});
    },
    onEvent: (raw) => {
      const event = shaped(raw);
      if (event.type === 'status') accept(event.run);
      else if (event.type === 'step') { header.step(event); tell('step', event); state.run = { ...state.run, step: event.step + 1, steps: event.steps ?? state.run.steps, metrics: { ...state.run.metrics, ...event.metrics } }; header.update(state.run); } else if (event.type === 'evaluation') { tell('evaluation', event); accept({ ...state.run, metrics: event.metrics }); } else header.say(event.text);
    },
  });
  return select;
}
