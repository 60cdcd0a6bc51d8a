/** Who worked when: one lane an actor, zoomable. Pale bars are a stage of an actor, full ones what it did in it. */
import { h } from '../dom.js';
import { count, milliseconds, percent } from '../format.js';
import { axis, chart, frame, tooltip } from './chart.js';
import { LANES } from './palette.js';
import { overlap, spansOf } from './spans.js';
import { zoomKeys } from './zoom-keys.js';

// A few steps fill the first view: enough to see the rhythm, few enough to tell one span from the next.
const FIRST_VIEW_STEPS = 5;
const NAMES = { loader: 'Loading', target: 'Target', online: 'Online', labeler: 'Voting', queue: 'Queue', checkpointer: 'Checkpoints', evaluator: 'Evaluation' };
const laneName = (lane) => NAMES[lane] ?? lane;

export function timelinePanel({ signal }) {
  const box = h('div', { class: 'chart timeline', role: 'img', 'aria-label': 'Timeline of the actors. Arrow keys move it, plus and minus zoom.' });
  const words = h('p', { class: 'note' }, ' ');
  const shares = h('dl', { class: 'shares' });
  const element = h('div', {}, words, shares, box);
  let model = { lanes: [], spans: [] };
  let window_ = [0, 1];
  let drawn = null;

  const options = (colors) => ({
    ...frame(colors),
    grid: { left: 76, right: 12, top: 4, bottom: 62 },
    tooltip: tooltip(colors, ({ data }) => tip(model.spans[data.value[4]]), { trigger: 'item' }),
    dataZoom: [
      { type: 'inside', filterMode: 'weakFilter', startValue: window_[0], endValue: window_[1], minValueSpan: 2, zoomOnMouseWheel: 'ctrl', moveOnMouseMove: true },
      { type: 'slider', filterMode: 'weakFilter', startValue: window_[0], endValue: window_[1], height: 20, bottom: 8, borderColor: 'transparent',
        backgroundColor: colors.faint, fillerColor: `${colors.series[0]}33`, showDataShadow: false, brushSelect: false, labelFormatter: '',
        handleStyle: { color: colors.paper, borderColor: colors.soft }, moveHandleSize: 0 },
    ],
    xAxis: axis(colors, { type: 'value', min: 0, max: last(model),
      axisLabel: { ...axis(colors).axisLabel, formatter: milliseconds } }),
    yAxis: axis(colors, { type: 'category', inverse: true, data: model.lanes.map(laneName), axisLine: { show: false },
      axisLabel: { color: colors.ink, fontSize: 12 }, splitLine: { show: true, lineStyle: { color: colors.faint } } }),
    series: [{ type: 'custom', renderItem: bar(colors), encode: { x: [0, 1], y: 2 }, clip: true,
      data: model.spans.map((s, index) => ({ value: [s.from, s.to, s.lane, s.depth, index] })) }],
  });

  const bar = (colors) => (params, api) => {
    const [left, y] = api.coord([api.value(0), api.value(2)]);
    const [right] = api.coord([api.value(1), api.value(2)]);
    const inner = api.value(3) > 0;
    const lane = model.lanes[api.value(2)];
    const height = api.size([0, 1])[1] * (inner ? 0.5 : 0.72);
    const { x, width } = params.coordSys;
    const from = Math.max(left, x);
    const to = Math.min(Math.max(right, left + 1), x + width);
    if (to <= from) return null;
    return { type: 'rect', shape: { x: from, y: y - height / 2, width: Math.max(1, to - from - 0.5), height, r: Math.min(2, (to - from) / 3) },
      style: { fill: colors.lane(lane), opacity: inner ? 1 : 0.34 } };
  };

  function tell() {
    const { busy, together, mean } = overlap(model, ...window_);
    words.textContent = `${milliseconds(window_[1] - window_[0])} shown. Two or more actors at work in ${percent(together, 0)} of the time; `
      + `while anything happens, ${mean.toFixed(1)} work at once on average.`;
    shares.replaceChildren(...model.lanes.map((lane, index) => h('div', { '--key': `var(--lane-${LANES.includes(lane) ? lane : 'other'})` },
      h('dt', {}, laneName(lane)), h('dd', {}, percent(busy[index], 0)))));
  }

  return {
    element,
    update(events) {
      model = spansOf(events, LANES);
      if (model.spans.length === 0) return false;
      window_ = firstView(model.spans);
      if (drawn) drawn.draw();
      else drawn = start(chart(box, options, { signal }));
      tell();
      return true;
    },
  };

  function start(made) {
    made.instance.on('datazoom', () => {
      const { startValue, endValue } = made.instance.getOption().dataZoom[0];
      window_ = [startValue, endValue];
      tell();
    });
    zoomKeys(box, made.instance, { window: () => window_, whole: () => [0, last(model)] });
    return made;
  }
}

const last = ({ spans }) => spans.reduce((most, span) => Math.max(most, span.to), 1);

/** The last whole steps: the first ones of a run are slow and unlike the rest. */
function firstView(spans) {
  const newest = spans.reduce((most, span) => Math.max(most, span.step ?? 0), 0);
  const shown = spans.filter((span) => span.step > newest - FIRST_VIEW_STEPS - 2 && span.step <= newest - 2);
  const chosen = shown.length ? shown : spans;
  return [Math.min(...chosen.map((s) => s.from)), Math.max(...chosen.map((s) => s.to))];
}

const tip = (span) => h('div', {}, h('p', { class: 'tip-title' }, span.name),
  h('p', {}, `step ${count(span.step)} · ${milliseconds(span.to - span.from)}`));
