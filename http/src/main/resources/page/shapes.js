/** From the service's JSON to the page's own shapes. Pure functions; anything may be missing while a run is young. */

import { fieldError } from './problem.js';

/** Every verb, and the states in which the state machine allows it, for a service that does not say. */
const ALLOWED = {
  pause: ['created', 'starting', 'running'],
  resume: ['paused', 'stopped', 'failed'],
  stop: ['created', 'starting', 'running', 'pausing', 'paused'],
  checkpoint: ['running'],
};

export const VERBS = Object.keys(ALLOWED);

/** A page of runs, and after which name there are more. */
export const runs = (answer) => ({ runs: (answer.runs ?? []).map(run), next: answer.next });

export function run(answer) {
  const state = String(answer.status ?? 'created');
  const metrics = answer.metrics ?? {};
  return {
    id: answer.id,
    state,
    reason: answer.reason ?? '',
    since: answer.since,
    allowed: answer.allowed ?? VERBS.filter((verb) => ALLOWED[verb].includes(state)),
    preset: answer.preset ?? '',
    created: answer.created,
    attempt: answer.attempt,
    step: answer.step ?? 0,
    steps: answer.total_steps,
    metrics,
    accuracy: accuracy(metrics),
    checkpoint: answer.checkpoint,
    changes: (answer.changes ?? []).map(({ step, key, from, to, time }) => ({ step, key, from, to, time })),
    config: answer.config ?? '',
  };
}

/** Settings that can change in a living run. */
export const LIVE_SETTINGS = ['optimizer.learning-rate', 'loss.alpha', 'pipeline.max-staleness', 'evaluation.every-steps'];
export const mayChangeSettings = (run) => run.allowed.includes('settings');

/** Dotted key to text, of a configuration as the service prints it: a block or a key on each line. */
export function settings(config) {
  const blocks = [];
  const values = new Map();
  for (const line of config.split('\n').map((text) => text.trim())) {
    const [, name, value] = /^([\w-]+) (?:= (.+)|\{)$/.exec(line) ?? [];
    if (line === '}') blocks.pop();
    else if (value !== undefined) values.set([...blocks, name].join('.'), value);
    else if (name) blocks.push(name);
  }
  return values;
}

/** The best known answer to "how good is it": the evaluation on held-out labels, never the pseudo-labels. */
export const accuracy = (metrics) =>
  ['eval/accuracy', 'eval/head_top1', 'eval/linear_top1', 'eval/knn_top1'].map((name) => metrics[name]).find(Number.isFinite);

/** Steps repeat the newest evaluation; it belongs to its own step only. */
const withoutEvaluation = (metrics = {}) => Object.fromEntries(Object.entries(metrics).filter(([name]) => !name.startsWith('eval/')));

/** What an event of a run's stream says, in the page's shape. */
export function event({ type, data }) {
  if (type === 'status') return { type, run: run(data) };
  if (type === 'step') return { type, step: data.step, steps: data.total_steps, metrics: withoutEvaluation(data.metrics) };
  if (type === 'evaluation') return { type, step: data.step, metrics: data.metrics ?? {} };
  if (type === 'phase') return { type, text: data.phase };
  return { type, text: data.text ?? '' };
}

export function presets(answer) {
  return (answer.presets ?? answer).map((preset) => ({
    name: preset.name,
    description: preset.description ?? '',
    knobs: (preset.settings ?? preset.fields ?? []).map(knob),
  }));
}

export const datasets = (answer) => new Map((answer.datasets ?? []).map(({ name, available }) => [name, Boolean(available)]));

function knob(field) {
  const type = field.type ?? field.expected ?? '';
  const oneOf = /^one of (.+?)(?:$|;)/.exec(type);
  return {
    key: field.key,
    type,
    choices: field.allowed ?? field.choices ?? (oneOf ? oneOf[1].split(/,\s*/) : /^true or false/.test(type) ? ['true', 'false'] : null),
    value: text(field.value),
    usual: text(field.default),
    explanation: field.explanation ?? field.description ?? '',
  };
}

const text = (value) => (value === null || value === undefined ? 'null'
  : Array.isArray(value) ? `[${value.join(', ')}]` : String(value));

export const checked = (answer) => (answer.problems ?? []).map(fieldError);

/** Series by name, each {steps, values}. */
export const metrics = (answer) =>
  new Map((answer.series ?? []).map((series) => [series.name, { steps: series.steps, values: series.values }]));

export const queue = (answer) => ({
  fill: answer.fill,
  size: answer.size ?? answer.entries,
  capacity: answer.capacity,
  version: answer.version,
  ages: histogram(answer.ages ?? answer.age_histogram ?? {}),
  staleness: histogram(answer.staleness ?? answer.staleness_histogram ?? {}),
  classes: Object.entries(answer.classes ?? {}).map(([name, entries]) => ({ name, entries })),
});

/** {"0": 12, "5": 3} or [{from, to, count}] → [{label, order, amount}], ascending. */
export function histogram(bins) {
  const list = Array.isArray(bins)
    ? bins.map((bin) => ({ order: bin.from, label: bin.to > bin.from + 1 ? `${bin.from}–${bin.to - 1}` : `${bin.from}`, amount: bin.count }))
    : Object.entries(bins).map(([key, amount]) => ({ order: Number.parseFloat(key), label: key, amount }));
  return list.sort((a, b) => a.order - b.order);
}

export const labels = (answer) => ({
  step: answer.step,
  total: answer.total,
  next: answer.next ?? null,
  items: (answer.labels ?? answer.items ?? []).map(evidence),
});

function evidence(item) {
  return {
    id: item.id,
    label: item.label,
    confidence: item.confidence,
    classifier: item.classifier_label ?? item.classifierLabel,
    votes: Object.entries(item.votes ?? {}).map(([name, amount]) => ({ name, amount })).sort((a, b) => b.amount - a.amount),
    neighbors: (item.neighbors ?? []).map((neighbor) => ({
      id: neighbor.id, label: neighbor.label, similarity: neighbor.similarity, age: neighbor.age_steps ?? neighbor.age,
    })),
  };
}

export const prediction = (answer) => {
  const first = answer.predictions?.[0] ?? answer;
  return { ...evidence(first), step: answer.step, probabilities: Object.entries(first.probabilities ?? {})
    .map(([name, share]) => ({ name, share })).sort((a, b) => b.share - a.share) };
};

export const checkpoints = (answer) => (answer.checkpoints ?? answer.items ?? []).map((item) => ({
  name: item.name, step: item.step, time: item.time, bytes: item.bytes, best: Boolean(item.best),
}));

/** Vectors come as one base64 string of little-endian 32-bit floats: a tenth of the time that numbers in JSON take. */
export function embeddings(answer) {
  const raw = Uint8Array.from(atob(answer.vectors ?? ''), (character) => character.charCodeAt(0));
  return {
    step: answer.step,
    dimension: answer.dimension,
    vectors: new Float32Array(raw.buffer),
    points: (answer.points ?? []).map((point) => ({ id: point.id, label: point.label, labelled: Boolean(point.labelled) })),
  };
}
