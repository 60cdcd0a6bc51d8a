/** The actors' work as spans of time, from a Chrome trace. Pure functions: shown by timeline.js, tested by themselves. */

/**
 * trace events → {lanes: [name], spans: [{lane, name, step, from, to, depth, steps}]}, milliseconds from the first span.
 * Depth 0 are spans that lie in no other one of their lane ("begin"), deeper ones say what was done ("online forward").
 */
export function spansOf(events, order) {
  const names = new Map();
  for (const event of events) {
    if (event.ph === 'M' && event.name === 'thread_name') names.set(event.tid, laneOf(event.args.name));
  }
  const work = events.filter((event) => event.ph === 'X' && names.has(event.tid));
  if (work.length === 0) return { lanes: [], spans: [] };
  const origin = work.reduce((least, event) => Math.min(least, event.ts), Infinity);
  const used = new Set(work.map((event) => names.get(event.tid)));
  const lanes = [...used].sort((a, b) => place(order, a) - place(order, b) || a.localeCompare(b));
  const spans = work
    .map((event) => ({
      lane: lanes.indexOf(names.get(event.tid)), name: event.name, step: event.args?.step,
      from: (event.ts - origin) / 1000, to: (event.ts - origin + event.dur) / 1000, depth: 0,
    }))
    .sort((a, b) => a.lane - b.lane || a.from - b.from || b.to - a.to);
  nest(spans);
  return { lanes, spans };
}

/** The workers of a loader are threads of their own, but one actor. */
const laneOf = (track) => track.replace(/-\d+$/, '');

const place = (order, name) => (order.includes(name) ? order.indexOf(name) : order.length);

/** The loader's workers may overlap one another: a span counts as inner only if it lies wholly in another one. */
function nest(spans) {
  let open = [];
  let lane = -1;
  for (const span of spans) {
    if (span.lane !== lane) { lane = span.lane; open = []; }
    open = open.filter((outer) => outer.to > span.from);
    span.depth = open.filter((outer) => outer.to >= span.to).length;
    open.push(span);
  }
}

/** Of a window: the busy share of each lane, and how much of the time at least two lanes were at work. */
export function overlap({ lanes, spans }, from, to) {
  const width = to - from;
  const busy = lanes.map(() => 0);
  const edges = [];
  lanes.forEach((_, lane) => {
    for (const [start, end] of union(spans.filter((s) => s.lane === lane && s.depth === 0 && s.to > from && s.from < to), from, to)) {
      busy[lane] += end - start;
      edges.push([start, 1], [end, -1]);
    }
  });
  edges.sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  let [working, together, some, last] = [0, 0, 0, from];
  for (const [time, change] of edges) {
    if (working >= 1) some += time - last;
    if (working >= 2) together += time - last;
    working += change;
    last = time;
  }
  const sum = busy.reduce((a, b) => a + b, 0);
  return { busy: busy.map((time) => time / width), together: together / width, mean: some > 0 ? sum / some : 0 };
}

function union(spans, from, to) {
  const merged = [];
  for (const span of spans) {
    const [start, end] = [Math.max(from, span.from), Math.min(to, span.to)];
    if (merged.length && start <= merged.at(-1)[1]) merged.at(-1)[1] = Math.max(merged.at(-1)[1], end);
    else merged.push([start, end]);
  }
  return merged;
}
