/** What the actors do: the timeline, how stale their inputs were, and what the queue holds. */
import { h, replace } from '../dom.js';
import { count, percent } from '../format.js';
import * as api from '../api.js';
import { timelinePanel } from '../charts/timeline.js';
import { histogram } from '../charts/histogram.js';
import { histogram as bins } from '../shapes.js';
import { empty, failed, fill } from './states.js';

const STEPS = 60;
const AGAIN_MS = 5000;

export async function timelineSection(box, { id, state, live, signal }) {
  const timeline = timelinePanel({ signal });
  const message = h('div', {});
  const follow = h('input', { type: 'checkbox', id: 'follow', checked: true });
  const queueBox = h('div', { class: 'pair' });
  const running = () => state.run.state === 'running';
  replace(box,
    h('section', { class: 'panel wide' }, h('div', { class: 'panel-head' }, h('h2', {}, 'Who works when'),
      h('label', { class: 'follow' }, follow, ' follow the run')),
    message, timeline.element, h('p', { class: 'hint' }, 'Drag or arrow keys to move; Ctrl and wheel, + and −, or the bar below to zoom. Pale: a stage of the actor; full: what it computes in it.')),
    h('section', { class: 'panel wide' }, h('h2', {}, 'How old what they use is'), queueBox));

  async function readTimeline() {
    try {
      const events = await api.timeline(id, STEPS, signal);
      const any = timeline.update(events);
      timeline.element.hidden = !any;
      replace(message, any ? null : empty('No timeline yet', 'It comes with the first steps.'));
    } catch (problem) {
      if (signal.aborted) return;
      timeline.element.hidden = true;
      replace(message, problem.status === 404 ? empty('No timeline yet', problem.detail || 'It comes with the first steps.') : failed(problem, readTimeline));
    }
  }

  const readQueue = () => api.queue(id, signal).then((queue) => replace(queueBox, queueView(queue)));
  await Promise.all([readTimeline(), fill(queueBox, signal, async () => queueView(await api.queue(id, signal).catch(fromReport)))]);

  async function fromReport(problem) {
    const report = await api.report(id, signal).catch(() => { throw problem; });
    return { ages: [], classes: [], staleness: bins(report.pipeline?.staleness_histogram ?? {}) };
  }

  const timer = setInterval(() => {
    if (!running() || document.hidden || box.hidden) return;
    if (follow.checked) readTimeline();
    readQueue().catch(() => {});
  }, AGAIN_MS);
  signal.addEventListener('abort', () => clearInterval(timer), { once: true });
  live.addEventListener('reload', () => { readTimeline(); readQueue().catch(() => {}); });
}

function queueView(queue) {
  return [
    queue.staleness.length ? histogram(queue.staleness, 'Steps behind', 'Staleness of the target, as it was really seen') : null,
    queue.ages.length ? histogram(queue.ages, 'Age in steps', `Entries of the queue${queue.capacity ? `: ${count(queue.size)} of ${count(queue.capacity)}, ${percent(queue.fill, 0)} full` : ''}`) : null,
    queue.classes.length ? histogram(queue.classes.map(({ name, entries }) => ({ label: name, amount: entries })), 'Class', 'Entries of the queue by class') : null,
    !queue.staleness.length && !queue.ages.length ? empty('The queue is empty', 'It fills with the first labelled rows.') : null,
  ];
}
