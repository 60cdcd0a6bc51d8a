/** Which classes are taken for which: a table, so that it can be read aloud and copied. */
import { h } from '../dom.js';
import { count, percent } from '../format.js';

export function confusion({ classes, counts }) {
  const body = counts.map((row, truth) => {
    const all = row.reduce((sum, value) => sum + value, 0) || 1;
    return h('tr', {}, h('th', { scope: 'row' }, classes[truth]),
      row.map((value, said) => h('td', {
        class: said === truth ? 'right' : 'wrong', '--share': (value / all).toFixed(4), 'data-zero': value === 0,
        title: `${classes[truth]} taken for ${classes[said]}: ${count(value)} of ${count(all)}`,
      }, value === 0 ? '·' : count(value))),
      h('td', { class: 'recall' }, percent(row[truth] / all)));
  });
  return h('div', { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': 'Confusion matrix' },
    h('table', { class: 'confusion' },
      h('caption', {}, 'Rows are the truth, columns what the model said.'),
      h('thead', {}, h('tr', {}, h('td', {}), classes.map((name) => h('th', { scope: 'col' }, h('span', {}, name))), h('th', { scope: 'col' }, h('span', {}, 'found')))),
      h('tbody', {}, body)));
}

/** The worst mistakes, in words. */
export function mistakes({ classes, counts }, most = 5) {
  const all = [];
  counts.forEach((row, truth) => row.forEach((value, said) => {
    if (truth !== said && value > 0) all.push({ truth: classes[truth], said: classes[said], value, of: row.reduce((a, b) => a + b, 0) });
  }));
  return all.sort((a, b) => b.value / b.of - a.value / a.of).slice(0, most);
}
