import test from 'node:test';
import assert from 'node:assert/strict';
import { pca } from '../../main/resources/page/charts/pca.js';
import { tsne } from '../../main/resources/page/charts/tsne.js';

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

test('t-SNE keeps two groups apart, and the same data give the same map', () => {
  const vectors = Float32Array.from({ length: 60 * 4 }, (_, i) => (i < 120 ? 0 : 5) + Math.sin(i * 12.9898) * 0.5);
  const map = () => tsne(vectors, 4, pca(vectors, 4).xy, { rounds: 200, perplexity: 10 });
  const xy = map();
  assert.deepEqual(xy, map());
  const between = (i, j) => Math.hypot(xy[2 * i] - xy[2 * j], xy[2 * i + 1] - xy[2 * j + 1]);
  const nearest = (i) => [...Array(60).keys()].filter((j) => j !== i).sort((a, b) => between(i, a) - between(i, b))[0];
  for (let i = 0; i < 60; i++) assert.equal(nearest(i) < 30, i < 30);
});
