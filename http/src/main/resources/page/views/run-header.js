/** State, progress, the figures that matter, and the buttons. A button that cannot be used says why. */
import { h, replace, setText } from '../dom.js';
import { duration, isNumber, moment, number, percent, tick } from '../format.js';
import * as api from '../api.js';
import { accuracy, VERBS } from '../shapes.js';
import { chip, progress } from './parts.js';

const LABELS = { pause: 'Pause', resume: 'Resume', stop: 'Stop', checkpoint: 'Save a checkpoint' };
const REPLAY_SECONDS = 1;
const ENDED = ['paused', 'stopped', 'completed', 'failed'];
const DONE = { pause: 'It finishes the step, saves, and pauses.', resume: 'It goes on from its last checkpoint.', stop: 'It finishes the step, saves, and ends.', checkpoint: 'It saves, and goes on.' };

export function runHeader(first, onChange) {
  let run = first;
  let pace = null;
  const title = h('div', { class: 'run-title' });
  const bar = h('div', {});
  const reason = h('p', { class: 'reason', role: 'status' });
  const said = h('p', { class: 'said-line', role: 'status' });
  const figures = h('dl', { class: 'figures' });
  const buttons = VERBS.map((verb) => h('button', { type: 'button', 'data-verb': verb, onclick: () => ask(verb) }, LABELS[verb]));
  const element = h('header', { class: 'run-head' }, title, h('div', { class: 'verbs', role: 'group', 'aria-label': 'Steer the run' }, buttons), bar, reason, said, figures);

  async function ask(verb) {
    // aria-disabled keeps the button in reach of the keyboard, so that its reason can be read.
    if (!run.allowed.includes(verb)) return setText(said, why(verb));
    setText(said, '');
    try {
      onChange(await api.command(run.id, verb));
      setText(said, DONE[verb]);
    } catch (problem) {
      setText(said, [problem.detail || problem.title, problem.allowed.length ? `Possible now: ${problem.allowed.join(', ')}.` : ''].filter(Boolean).join(' '));
    }
  }

  const why = (verb) => `${LABELS[verb]} is not possible while the run is ${run.state}.${run.allowed.length ? ` Possible now: ${run.allowed.join(', ')}.` : ''}`;

  function update(next) {
    run = next;
    if (title.dataset.shown !== run.state) {
      title.dataset.shown = run.state;
      if (ENDED.includes(run.state)) setText(said, '');
      replace(title, h('h1', {}, run.id), chip(run.state), h('span', { class: 'sub' }, run.preset));
    }
    replace(bar, progress(run));
    const left = pace?.rate > 0 && run.state === 'running' && run.steps ? ` · ${duration((run.steps - run.step) / pace.rate)} left` : '';
    setText(reason, [run.reason && `The run ${run.state === 'failed' ? 'failed: ' : ''}${run.reason}`, run.since && `since ${moment(run.since)}`].filter(Boolean).join(', ') + left);
    buttons.forEach((button) => {
      const may = run.allowed.includes(button.dataset.verb);
      button.setAttribute('aria-disabled', String(!may));
      button.title = may ? '' : why(button.dataset.verb);
    });
    drawFigures();
  }

  function drawFigures() {
    const m = run.metrics;
    const list = [
      ['Accuracy', percent(accuracy(m)), 'on held-out labels'], ['Pseudo-labels', percent(m['pseudo_label/accuracy']), 'right, where truth is known'],
      ['Confidence', percent(m['pseudo_label/confidence'], 0), 'of the votes'], ['Loss', number(m.loss), ''],
      ['Throughput', number(m['throughput/examples_per_second']), 'examples/s'], ['Staleness', isNumber(m['staleness/target']) ? tick(m['staleness/target']) : '–', 'steps behind'],
    ];
    list.forEach(([name, value, unit], index) => {
      const cell = figures.children[index] ?? figures.appendChild(h('div', {}, h('dt', {}, name), h('dd', {}), h('dd', { class: 'unit' }, unit)));
      setText(cell.children[1], value);
    });
  }

  update(run);
  return {
    element, update,
    /** What the run is about; that it trains, or has ended, is said elsewhere. */
    say: (text) => setText(said, text === 'training' || ENDED.includes(run.state) ? '' : text),
    /** The pace of the steps that were seen here, for the time left. A stream begins with what was missed, all at once. */
    step({ step }) {
      const now = performance.now() / 1000;
      if (!pace || step <= pace.step) pace = { begun: now, step, from: step, at: now, rate: 0 };
      else if (now - pace.begun < REPLAY_SECONDS) pace = { ...pace, step, from: step, at: now };
      else pace = { ...pace, step, rate: (step - pace.from) / Math.max(0.2, now - pace.at) };
    },
  };
}
