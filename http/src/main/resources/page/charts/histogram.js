/** Bars of a distribution that has few bins, as a table: read by everybody, drawn by the style sheet. */
import { h } from '../dom.js';
import { count, percent } from '../format.js';

const MOST_BARS = 12;

/** bins: [{label, amount}], ascending. head: what the bins are called. */
export function histogram(bins, head, caption) {
  const list = fold(bins);
  const all = list.reduce((sum, bin) => sum + bin.amount, 0);
  const most = list.reduce((top, bin) => Math.max(top, bin.amount), 1);
  return h('table', { class: 'bars' }, h('caption', {}, caption),
    h('thead', {}, h('tr', {}, h('th', { scope: 'col' }, head), h('th', { scope: 'col' }, 'Share'), h('th', { scope: 'col', class: 'figure' }, 'Count'))),
    h('tbody', {}, list.map((bin) => h('tr', {}, h('th', { scope: 'row' }, bin.label),
      h('td', { class: 'bar', '--share': bin.amount / most }, h('span', {}, percent(bin.amount / all, 0))),
      h('td', { class: 'figure' }, count(bin.amount))))));
}

/** Neighbouring bins are joined until they fit. */
export function fold(bins) {
  if (bins.length <= MOST_BARS) return bins;
  const each = Math.ceil(bins.length / MOST_BARS);
  const joined = [];
  for (let start = 0; start < bins.length; start += each) {
    const part = bins.slice(start, start + each);
    const label = part.length > 1 ? `${part[0].label.split('–')[0]}–${part.at(-1).label.split('–').at(-1)}` : part[0].label;
    joined.push({ label, amount: part.reduce((sum, bin) => sum + bin.amount, 0) });
  }
  return joined;
}
