/** The map of embeddings: a dot an example, in the colour of its label, with its picture when pointed at. */
import { h } from '../dom.js';
import { chart, frame, tooltip } from './chart.js';

/** shown: {points: [{id, label, labelled}], xy: two numbers a point, classes, hidden}, read at each draw. picture: (id) → element. */
export function scatter(box, shown, { signal, picture }) {
  const options = (colors) => ({
    ...frame(colors),
    grid: { left: 8, right: 8, top: 8, bottom: 8 },
    xAxis: { type: 'value', show: false, scale: true },
    yAxis: { type: 'value', show: false, scale: true },
    dataZoom: [{ type: 'inside', xAxisIndex: 0, zoomOnMouseWheel: 'ctrl' }, { type: 'inside', yAxisIndex: 0, zoomOnMouseWheel: 'ctrl' }],
    tooltip: tooltip(colors, ({ data }) => tip(shown.points[data[2]], picture), { trigger: 'item' }),
    series: shown.classes.flatMap((name, index) => [false, true].map((labelled) => ({
      type: 'scatter', name,
      symbol: labelled ? 'diamond' : 'circle',
      symbolSize: labelled ? 11 : 6,
      z: labelled ? 3 : 2,
      itemStyle: { color: colors.classes[index % colors.classes.length], opacity: labelled ? 1 : 0.6,
        borderColor: colors.paper, borderWidth: labelled ? 1.2 : 0 },
      emphasis: { scale: 1.6 },
      data: shown.hidden.has(name) ? [] : shown.points.flatMap((point, i) =>
        (point.label === name && point.labelled === labelled ? [[shown.xy[2 * i], shown.xy[2 * i + 1], i]] : [])),
    }))),
  });
  return chart(box, options, { signal });
}

const tip = (point, picture) => h('div', { class: 'map-tip' }, picture(point.id),
  h('div', {}, h('p', { class: 'tip-title' }, point.label), h('p', {}, point.labelled ? 'labelled' : 'pseudo-label'), h('p', {}, point.id)));
