/** What can change while the run lives, how it came about, and all that holds. */
import { h, replace, setText } from '../dom.js';
import { count, moment } from '../format.js';
import * as api from '../api.js';
import { LIVE_SETTINGS, mayChangeSettings, settings } from '../shapes.js';
import { knobField } from './knob.js';

const KNOBS = {
  'optimizer.learning-rate': ['The highest learning rate; the schedule goes on from where it is.', 'number above 0'],
  'loss.alpha': ['Weight of the semantic-positive term; 0 turns it off.', 'number, from 0 to 1000000'],
  'pipeline.max-staleness': ['Versions that target and queue may lag behind; 0: none.', 'whole number, from 0 to 1000'],
  'evaluation.every-steps': ['Steps between evaluations; 0: only at the end.', 'whole number, from 0 to 1000000000'],
};
const HINT = 'A run that makes steps saves a checkpoint first, and goes on from there with what you set.';

export function settingsSection(box, { id, state, live, signal }) {
  let fields = new Map();
  let shown = '';
  let waits = false;
  const said = h('p', { class: 'verdict', role: 'status' });
  const others = h('div', { class: 'error', role: 'alert', hidden: true });
  const knobs = h('div', { class: 'knobs' });
  const button = h('button', { class: 'main', type: 'submit' }, 'Change');
  const history = h('div', {});
  const all = h('pre', {});
  replace(box,
    h('form', { class: 'panel wide live-settings', novalidate: true, onsubmit: submit },
      h('h2', {}, 'What can change now'), h('p', { class: 'note' }, HINT), knobs, others, h('div', { class: 'ask' }, button, said)),
    h('section', { class: 'panel wide' }, h('h2', {}, 'What was changed'), history),
    h('details', { class: 'panel wide' }, h('summary', {}, h('b', {}, 'Every setting as it holds now')), all));

  /** Fields are made anew when other values hold; what somebody is typing is left alone as long as they are the same. */
  function draw() {
    const { config, changes } = state.run;
    const values = settings(config);
    const wanted = new Map(changes.filter(({ step }) => step === undefined).map(({ key, to }) => [key, String(to)]));
    const now = LIVE_SETTINGS.map((key) => [key, wanted.get(key) ?? values.get(key) ?? '']);
    if (shown !== JSON.stringify(now)) {
      shown = JSON.stringify(now);
      fields = new Map(now.map(([key, value]) => [key, knobField({ key, value, explanation: KNOBS[key][0], type: KNOBS[key][1] }, () => setText(said, ''))]));
      replace(knobs, [...fields.values()].map(({ element }) => element));
    }
    if (wanted.size) setText(said, 'It saves, and goes on with them.');
    else if (waits) setText(said, '');
    waits = wanted.size > 0;
    button.setAttribute('aria-disabled', String(!mayChangeSettings(state.run)));
    button.title = mayChangeSettings(state.run) ? '' : why();
    setText(all, config);
    replace(history, changes.length ? table(changes) : h('p', { class: 'note' }, 'Nothing: the run goes on as it was created.'));
  }

  const why = () => `Settings cannot change while the run is ${state.run.state}.`;

  async function submit(event) {
    event.preventDefault();
    if (!mayChangeSettings(state.run)) return setText(said, why());
    const wanted = Object.fromEntries([...fields].map(([key, field]) => [key, field.changed()]).filter(([, value]) => value !== undefined));
    complain([]);
    if (!Object.keys(wanted).length) return setText(said, 'Nothing differs from what holds.');
    try {
      const run = await api.changeSettings(id, wanted);
      accept(run);
      if (!waits) setText(said, 'They hold from the next step on.');
    } catch (problem) {
      complain(problem.errors?.length ? problem.errors : [{ key: '', message: problem.detail || problem.title }]);
    }
  }

  function complain(errors) {
    fields.forEach((field, key) => field.error(errors.find((error) => error.key === key)?.message ?? ''));
    const left = errors.filter(({ key }) => !fields.has(key));
    others.hidden = left.length === 0;
    replace(others, left.map(({ key, message }) => h('p', {}, key ? `${key}: ${message}` : message)));
  }

  function accept(run) {
    state.run = { ...state.run, ...run, metrics: state.run.metrics, steps: run.steps ?? state.run.steps };
    draw();
  }

  let last = JSON.stringify(state.run.changes);
  live.addEventListener('run', ({ detail }) => {
    // Events do not carry the whole configuration.
    const changed = last !== JSON.stringify(detail.changes);
    last = JSON.stringify(detail.changes);
    if (changed) api.run(id, signal).then(accept, () => {}); else draw();
  });
  draw();
}

const table = (changes) => h('div', { class: 'scroll' }, h('table', { class: 'plain' },
  h('thead', {}, h('tr', {}, ['Setting', 'From step', 'Before', 'Since then', 'When'].map((name, i) => h('th', { scope: 'col', class: i ? 'figure' : '' }, name)))),
  h('tbody', {}, [...changes].reverse().map(({ key, step, from, to, time }) => h('tr', {}, h('th', { scope: 'row' }, key),
    [step === undefined ? 'next checkpoint' : count(step), from, to, moment(time)].map((value) => h('td', { class: 'figure' }, String(value))))))));
