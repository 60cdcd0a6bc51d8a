import test from 'node:test';
import assert from 'node:assert/strict';
import { History } from '../../main/resources/page/history.js';
import { fold } from '../../main/resources/page/charts/histogram.js';
import { histogram } from '../../main/resources/page/shapes.js';
import { duration, number, percent } from '../../main/resources/page/format.js';

test('a run that went back to a checkpoint forgets what came after it', () => {
  const history = new History();
  for (const step of [0, 10, 20, 30]) history.add(step, { loss: step });
  history.add(20, { loss: 99 });
  assert.deepEqual(history.series.get('loss'), { steps: [0, 10, 20], values: [0, 10, 99] });
});

test('what is no number is not charted', () => assert.equal(new History().add(1, { loss: NaN }), false));

test('bins are sorted by number and joined until they fit', () => {
  assert.deepEqual(histogram({ 10: 1, 2: 3 }).map((bin) => bin.label), ['2', '10']);
  const joined = fold(Array.from({ length: 30 }, (_, i) => ({ label: `${i}`, amount: 1 })));
  assert.equal(joined[0].label, '0–2');
  assert.equal(joined.reduce((sum, bin) => sum + bin.amount, 0), 30);
});

test('numbers are written as people read them', () => {
  assert.equal(duration(83), '1:23');
  assert.equal(duration(4000), '1:06:40');
  assert.equal(percent(0.951), '95.1 %');
  assert.equal(number(undefined), '–');
});
