import test from 'node:test';
import assert from 'node:assert/strict';
import { overlap, spansOf } from '../../main/resources/page/charts/spans.js';
import { moved } from '../../main/resources/page/charts/zoom-keys.js';

const lane = (tid, name) => ({ ph: 'M', name: 'thread_name', tid, args: { name } });
const span = (tid, name, from, to) => ({ ph: 'X', name, tid, ts: from * 1000, dur: (to - from) * 1000, args: { step: 0 } });
const EVENTS = [lane(1, 'online'), lane(2, 'loader'), lane(3, 'idle'), span(1, 'begin', 10, 20), span(1, 'online forward', 11, 19), span(2, 'load', 15, 30)];

test('lanes come in the order asked for, without those that did nothing', () =>
  assert.deepEqual(spansOf(EVENTS, ['loader', 'online']).lanes, ['loader', 'online']));

test('the workers of a loader are one lane', () => {
  const { lanes, spans } = spansOf([lane(1, 'loader-1'), lane(2, 'loader-2'), span(1, 'load', 0, 20), span(2, 'load', 10, 30)], ['loader']);
  assert.deepEqual(lanes, ['loader']);
  assert.deepEqual(spans.map((s) => s.depth), [0, 0]);
});

test('a span in another one is deeper', () => {
  const depths = Object.fromEntries(spansOf(EVENTS, []).spans.map((s) => [s.name, s.depth]));
  assert.deepEqual(depths, { begin: 0, 'online forward': 1, load: 0 });
});

test('overlap is what two lanes share of the window', () => {
  const found = overlap(spansOf(EVENTS, ['loader', 'online']), 0, 20);
  assert.deepEqual(found.busy, [0.75, 0.5]);
  assert.equal(found.together, 0.25);
  assert.equal(found.mean, 25 / 20);
});

test('a run without steps has no spans', () => assert.deepEqual(spansOf([], []), { lanes: [], spans: [] }));

test('keys move and zoom a window, and never leave the whole', () => {
  assert.deepEqual(moved('ArrowRight', [0, 40], [0, 100], 1), [10, 50]);
  assert.deepEqual(moved('ArrowLeft', [5, 45], [0, 100], 1), [0, 40]);
  assert.deepEqual(moved('-', [20, 60], [0, 100], 1), [10, 70]);
  assert.deepEqual(moved('-', [0, 90], [0, 100], 1), [0, 100]);
  assert.deepEqual(moved('End', [0, 40], [0, 100], 1), [60, 100]);
  assert.equal(moved('a', [0, 40], [0, 100], 1), null);
});
