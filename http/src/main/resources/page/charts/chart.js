/** One ECharts instance in one box: follows the box's size and the theme, and ends with the view. */
import { changed } from '../theme.js';
import { palette } from './palette.js';

/** options: (palette) → the whole option. Called again whenever the theme changes. */
export function chart(box, options, { signal, group } = {}) {
  const instance = window.echarts.init(box, null, { renderer: 'canvas' });
  if (group) { instance.group = group; window.echarts.connect(group); }
  const draw = () => instance.isDisposed() || instance.setOption(options(palette()), { notMerge: true });
  const sized = new ResizeObserver(() => instance.resize());
  sized.observe(box);
  changed.addEventListener('change', draw, { signal });
  signal?.addEventListener('abort', () => { sized.disconnect(); instance.dispose(); }, { once: true });
  draw();
  return { instance, draw };
}

/** What all charts of numbers over steps have in common. */
export const frame = (colors) => ({
  animation: false,
  textStyle: { fontFamily: 'system-ui, sans-serif', color: colors.soft },
  grid: { left: 44, right: 12, top: 10, bottom: 24 },
});

export const axis = (colors, more = {}) => ({
  axisLine: { lineStyle: { color: colors.line } },
  axisTick: { show: false },
  axisLabel: { color: colors.soft, fontSize: 11, hideOverlap: true },
  splitLine: { show: false },
  ...more,
});

/** A tooltip whose content is made of elements: HTML text with style attributes is what the page's policy forbids. */
export const tooltip = (colors, formatter, more = {}) => ({
  confine: true,
  backgroundColor: colors.paper,
  borderColor: colors.line,
  padding: [8, 10],
  textStyle: { color: colors.ink, fontSize: 12 },
  transitionDuration: 0,
  formatter,
  ...more,
});
