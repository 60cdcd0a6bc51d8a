/** Colours of charts, read from the style sheet, so that there is one place for them and both themes. */

/** One colour for each actor, the same everywhere. Names are those of the plan's nodes. */
export const LANES = ['loader', 'target', 'queue', 'labeler', 'online', 'evaluator', 'checkpointer'];

export function palette() {
  const style = getComputedStyle(document.documentElement);
  const read = (name) => style.getPropertyValue(name).trim();
  return {
    ink: read('--ink'), soft: read('--soft'), faint: read('--faint'), line: read('--line'), paper: read('--card'), alarm: read('--alarm'),
    series: [1, 2, 3, 4, 5, 6].map((n) => read(`--series-${n}`)),
    classes: Array.from({ length: 10 }, (_, n) => read(`--class-${n}`)),
    lane: (name) => read(`--lane-${LANES.includes(name) ? name : 'other'}`),
  };
}
