/** Lines over training steps, with a legend that shows the newest value and switches lines on and off. */
import { h, setText } from '../dom.js';
import { count, isNumber, tick } from '../format.js';
import { axis, chart, frame, tooltip } from './chart.js';

/**
 * panel: {title, note, series: [{name, label}], format, min, max, guide: {value, label}}.
 * Returns {element, update(map of name → {steps, values})}.
 */
export function curvePanel(panel, { signal, group }) {
  const box = h('div', { class: 'chart', role: 'img', 'aria-label': panel.title });
  const hidden = new Set();
  let data = new Map();
  let drawn = null;
  const values = new Map();
  const legend = panel.series.map((series, index) => {
    const value = h('b', {}, '–');
    values.set(series.name, value);
    const button = h('button', { type: 'button', class: 'key', 'aria-pressed': 'true', '--key': `var(--series-${index + 1})`,
      onclick: () => {
        if (!hidden.delete(series.name)) hidden.add(series.name);
        button.setAttribute('aria-pressed', String(!hidden.has(series.name)));
        drawn?.draw();
      } }, h('span', {}, series.label), value);
    button.hidden = true;
    return button;
  });
  const note = h('p', { class: 'note' }, panel.note);
  const element = h('section', { class: 'panel' }, h('h3', {}, panel.title), note, h('div', { class: 'keys' }, legend), box);

  const options = (colors) => ({
    ...frame(colors),
    xAxis: axis(colors, { type: 'value', min: 'dataMin', max: 'dataMax', axisLabel: { ...axis(colors).axisLabel, formatter: count } }),
    yAxis: axis(colors, {
      type: 'value', scale: panel.min === undefined, min: panel.min, max: panel.max, splitNumber: 4,
      axisLine: { show: false }, splitLine: { lineStyle: { color: colors.faint } },
      axisLabel: { color: colors.soft, fontSize: 11, formatter: (value) => (panel.tick ?? tick)(value) },
    }),
    tooltip: tooltip(colors, (items) => tip(items, panel), { trigger: 'axis', axisPointer: { lineStyle: { color: colors.soft } } }),
    series: panel.series.map((series, index) => line(series, index, colors)),
  });

  const line = (series, index, colors) => ({
    type: 'line', name: series.label, showSymbol: (data.get(series.name)?.steps.length ?? 0) < 12, symbolSize: 5,
    data: hidden.has(series.name) ? [] : pairs(data.get(series.name)),
    lineStyle: { width: index === 0 ? 2 : 1.4, color: colors.series[index] },
    itemStyle: { color: colors.series[index] },
    // The value at which the alarm goes off belongs into the picture, not only into the text.
    markLine: index === 0 && panel.guide ? {
      silent: true, symbol: 'none', data: [{ yAxis: panel.guide.value }],
      lineStyle: { color: colors.alarm, type: 'dashed' },
      label: { position: 'insideStartTop', formatter: panel.guide.label, color: colors.alarm, fontSize: 11 },
    } : undefined,
  });

  return {
    element,
    note: (words) => setText(note, words),
    update(series) {
      data = series;
      panel.series.forEach(({ name }, index) => {
        const last = series.get(name)?.values.at(-1);
        legend[index].hidden = last === undefined;
        if (isNumber(last)) setText(values.get(name), panel.format(last));
      });
      if (drawn) drawn.draw();
      else if (box.isConnected) drawn = chart(box, options, { signal, group });
    },
  };
}

export const pairs = (series) => (series ? series.steps.map((step, index) => [step, series.values[index]]) : []);

function tip(items, panel) {
  const rows = items.map((item) => h('tr', { '--key': item.color }, h('td', { class: 'key-cell' }, item.seriesName),
    h('td', { class: 'figure' }, panel.format(item.value[1]))));
  return h('div', {}, h('p', { class: 'tip-title' }, `Step ${count(items[0]?.value[0])}`), h('table', { class: 'tip' }, rows));
}
