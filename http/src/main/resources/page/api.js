/**
 * Everything that the page asks of the service. The only module that knows paths and the shapes of answers:
 * what it returns is in the page's own shapes, so that a change of the service is a change of this file.
 */
import { Problem } from './problem.js';
import { authorization, token } from './token.js';
import * as shape from './shapes.js';

const BASE = 'v1';
const path = (id, rest = '') => `${BASE}/runs/${encodeURIComponent(id)}${rest}`;

async function send(url, options = {}) {
  let response;
  try {
    response = await fetch(url, {
      ...options,
      headers: { accept: 'application/json, application/problem+json', ...authorization(), ...options.headers },
    });
  } catch (failure) {
    if (failure.name === 'AbortError') throw failure;
    throw Problem.unreachable();
  }
  if (!response.ok) throw await Problem.of(response);
  return response;
}

const get = async (url, signal) => (await send(url, { signal })).json();

const sendJson = (method) => async (url, body) => {
  const json = body === undefined ? {} : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } };
  const response = await send(url, { method, ...json });
  const text = await response.text();
  return text ? JSON.parse(text) : {};
};

const post = sendJson('POST');
const patch = sendJson('PATCH');

const query = (values) => {
  const pairs = Object.entries(values).filter(([, value]) => value !== undefined && value !== null && value !== '');
  return pairs.length ? `?${new URLSearchParams(pairs)}` : '';
};

/** Runs by name, the first pages of them; `more` says whether there are others. */
export async function runs(pages, signal) {
  const all = [];
  let next;
  for (let page = 0; page < pages && (page === 0 || next); page++) {
    const answer = shape.runs(await get(`${BASE}/runs${query({ after: next })}`, signal));
    all.push(...answer.runs);
    next = answer.next;
  }
  return { runs: all, more: Boolean(next) };
}
export const run = async (id, signal) => shape.run(await get(path(id), signal));
export const presets = async () => shape.presets(await get(`${BASE}/presets`));

/** Public data sets by name, and whether they are on the service's machine. */
export const datasets = async () => shape.datasets(await get(`${BASE}/datasets`));

/** Checks settings without starting anything: a list of errors, empty when all is well. */
export async function check(preset, settings) {
  try {
    return shape.checked(await post(`${BASE}/config/check`, { preset, settings }));
  } catch (problem) {
    if (problem.status === 422 || problem.status === 400) return problem.errors;
    throw problem;
  }
}

export const create = async (id, preset, settings) =>
  shape.run(await post(`${BASE}/runs`, { ...(id ? { id } : {}), preset, settings }));

/** verb: pause, resume, stop or checkpoint. */
export const command = async (id, verb) => shape.run(await post(path(id, `/${verb}`)));

/** Other values for settings that can change in a living run; the run, which has them now or after its next checkpoint. */
export const changeSettings = async (id, settings) => shape.run(await patch(path(id, '/settings'), { settings }));

/** Named series, each with at most about `points` points: the service leaves out what no screen could show. */
export const metrics = async (id, { names, from, to, points = 1000 }, signal) =>
  shape.metrics(await get(path(id, `/metrics${query({ names: names?.join(','), from, to, points })}`), signal));

export const timeline = async (id, steps, signal) => (await get(path(id, `/timeline${query({ steps })}`), signal)).traceEvents ?? [];
export const queue = async (id, signal) => shape.queue(await get(path(id, '/queue'), signal));
export const labels = async (id, { label, order, after, limit = 12 }, signal) =>
  shape.labels(await get(path(id, `/labels${query({ label, order, after, limit })}`), signal));
export const checkpoints = async (id, signal) => shape.checkpoints(await get(path(id, '/checkpoints'), signal));
export const report = (id, signal) => get(path(id, '/report'), signal);
export const found = (id, signal) => get(path(id, '/found'), signal);
export const embeddings = async (id, points, signal) =>
  shape.embeddings(await get(path(id, `/embeddings${query({ points })}`), signal));

/** What the model, as it is now, says of an image. */
export async function predict(id, file) {
  const form = new FormData();
  form.append('image', file, file.name ?? 'image');
  return shape.prediction(await (await send(path(id, '/predict'), { method: 'POST', body: form })).json());
}

export const modelUrl = (id) => path(id, '/model');

/** Whether a plain link to the model would be refused. */
export const modelNeedsFetch = () => token() !== '';

/** Saves the model as a link would, which cannot carry a token. */
export async function saveModel(id) {
  const url = URL.createObjectURL(await (await send(modelUrl(id))).blob());
  Object.assign(document.createElement('a'), { href: url, download: `${id}.safetensors` }).click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

/** The address of an example's picture. With a token it must be fetched: an <img> cannot carry one. */
export async function picture(id, example) {
  const url = path(id, `/image${query({ example })}`);
  if (!token()) return url;
  return URL.createObjectURL(await (await send(url)).blob());
}

/** The open answer of a run's event stream. */
export const events = (id, lastEventId, signal) =>
  send(path(id, '/events'), {
    signal,
    cache: 'no-store',
    headers: { accept: 'text/event-stream', ...(lastEventId ? { 'last-event-id': lastEventId } : {}) },
  });
