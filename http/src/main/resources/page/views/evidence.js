/** Why an example got its label: the labelled neighbours that voted. And the same for a picture of one's own. */
import { h, replace } from '../dom.js';
import { count, plural } from '../format.js';
import * as api from '../api.js';
import { evidenceCard, picture } from './parts.js';
import { dropZone } from './drop.js';
import { empty, failed, waiting } from './states.js';

const ORDERS = [['', 'as they come'], ['confidence', 'least sure first'], ['-confidence', 'surest first'], ['disagreement', 'classifier disagrees']];

export async function evidence(box, { id, signal }) {
  const order = h('select', { id: 'order', onchange: restart }, ORDERS.map(([value, words]) => h('option', { value }, words)));
  const label = h('select', { id: 'label', onchange: restart }, h('option', { value: '' }, 'every label'));
  const known = new Set();
  const cards = h('div', { class: 'gallery' });
  const words = h('p', { class: 'note', role: 'status' });
  const more = h('button', { type: 'button', hidden: true, onclick: () => page() }, 'Show more');
  let next = null;
  replace(box, dropZone({ id, signal }),
    h('section', { class: 'panel wide' }, h('div', { class: 'panel-head' }, h('h2', {}, 'Pseudo-labels and who voted for them'),
      h('div', { class: 'filters' }, h('label', { for: 'label' }, 'Show '), label, h('label', { for: 'order' }, ' order '), order)), words, cards, more));

  function restart() { next = null; replace(cards, waiting()); page(true); }

  async function page(first = false) {
    more.disabled = true;
    try {
      const found = await api.labels(id, { label: label.value, order: order.value, after: next }, signal);
      if (first) replace(cards);
      if (first && found.items.length === 0) replace(cards, empty('No pseudo-labels yet', 'They come with the first votes.'));
      cards.append(...found.items.map((item) => evidenceCard(id, item, picture(id, item.id, 'large'))));
      found.items.flatMap((item) => [item.label, ...item.votes.map((vote) => vote.name)]).forEach(offer);
      next = found.next;
      words.textContent = found.total ? `${plural(found.total, 'example')}${found.step ? `, as of step ${count(found.step)}` : ''}. Ages say how many steps ago a neighbour's embedding was made.` : '';
    } catch (problem) {
      if (!signal.aborted) replace(cards, problem.status === 404 ? empty('No pseudo-labels yet', problem.detail) : failed(problem, restart));
    } finally {
      more.disabled = false;
      more.hidden = next === null;
    }
  }

  function offer(name) {
    if (known.has(name)) return;
    known.add(name);
    label.append(h('option', { value: name }, name));
  }

  restart();
}
