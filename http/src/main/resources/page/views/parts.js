/** Small pieces that more than one view shows. */
import { h } from '../dom.js';
import { count, percent } from '../format.js';
import * as api from '../api.js';

const MARKS = { running: '●', starting: '◐', pausing: '◐', stopping: '◐', paused: '❚❚', stopped: '■', completed: '✓', failed: '!', created: '○' };
const WORDS = { created: 'waiting' };

/** A state is told by word, mark and colour: never by colour alone. */
export const chip = (state) =>
  h('span', { class: 'chip', 'data-state': state }, h('span', { 'aria-hidden': 'true' }, MARKS[state] ?? '○'), ` ${WORDS[state] ?? state}`);

export function progress(run) {
  const share = run.steps > 0 ? Math.min(1, run.step / run.steps) : 0;
  return h('div', { class: 'progress', 'data-state': run.state },
    h('div', { class: 'track', role: 'progressbar', 'aria-label': 'Progress', 'aria-valuemin': 0, 'aria-valuemax': 100, 'aria-valuenow': Math.round(100 * share) },
      h('span', { '--share': share })),
    h('span', { class: 'progress-words' }, run.steps > 0 ? `${count(run.step)} of ${count(run.steps)} steps` : `${count(run.step)} steps`));
}

/** An example's picture. It is loaded when it comes near the screen. */
export function picture(run, example, size = '') {
  const image = h('img', { class: `thumb ${size}`, alt: `Example ${example}`, loading: 'lazy', decoding: 'async' });
  image.addEventListener('error', () => image.classList.add('missing'), { once: true });
  api.picture(run, example).then((url) => { image.src = url; }, () => image.classList.add('missing'));
  return image;
}

/** A label, how sure, and who said so. picture: the element that is explained. */
export function evidenceCard(run, item, shown) {
  const against = item.classifier && item.classifier !== item.label;
  return h('article', { class: 'evidence', 'data-sure': item.confidence >= 0.9 },
    h('div', { class: 'subject' }, shown, h('div', { class: 'said' },
      h('h3', {}, item.label), h('p', { class: 'sure' }, h('span', { class: 'meter', '--share': item.confidence }), percent(item.confidence, 0)),
      h('p', { class: 'votes' }, item.votes.map(({ name, amount }) => `${amount} × ${name}`).join(', ') || ' '),
      against ? h('p', { class: 'against' }, `The classifier says ${item.classifier}`) : null,
      item.id ? h('p', { class: 'id' }, item.id) : null)),
    h('ol', { class: 'neighbors', 'aria-label': 'Labelled neighbours, nearest first' },
      item.neighbors.map((neighbor) => h('li', { 'data-agrees': String(neighbor.label === item.label) },
        picture(run, neighbor.id, 'small'),
        h('span', { class: 'neighbor-label' }, neighbor.label),
        h('span', { class: 'figure', title: 'Cosine similarity' }, neighbor.similarity?.toFixed(3) ?? '–'),
        h('span', { class: 'age', title: 'Age of its embedding in the queue' }, age(neighbor.age))))));
}

const age = (steps) => (steps === undefined || steps === null ? '' : steps === 0 ? 'now' : `${Math.round(steps)} st. ago`);
