import test from 'node:test';
import assert from 'node:assert/strict';
import { pca } from '../../main/resources/page/charts/pca.js';

test('the first axis is the direction of the largest spread', () => {
  const points = [-3, -2, -1, 0, 1, 2, 3].flatMap((t, i) => [2 * t, t, i % 2 ? 0.1 : -0.1]);
  const { xy, explained } = pca(Float32Array.from(points), 3);
  assert.ok(explained[0] > 0.99);
  const along = Array.from({ length: 7 }, (_, i) => xy[2 * i]);
  assert.ok(along.every((value, i) => i === 0 || value > along[i - 1]), `${along}`);
  assert.ok(Math.abs(along[6] - 3 * Math.sqrt(5)) < 0.05);
});

test('equal points and too few of them make no noise', () => {
  assert.deepEqual([...pca(new Float32Array(12), 3).xy], Array(8).fill(0));
  assert.equal(pca(new Float32Array(3), 3).xy.length, 2);
});
