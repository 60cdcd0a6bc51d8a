/** Principal components by power iteration: the first two are all that a map needs. Pure; runs in a worker. */

/** vectors: n × d, row by row. → {xy: Float32Array (n × 2), explained: [share, share]} */
export function pca(vectors, d, rounds = 60) {
  const n = Math.floor(vectors.length / d);
  if (n < 3) return { xy: new Float32Array(2 * n), explained: [0, 0] };
  const mean = new Float64Array(d);
  for (let i = 0; i < n; i++) for (let j = 0; j < d; j++) mean[j] += vectors[i * d + j] / n;
  const covariance = new Float64Array(d * d);
  const row = new Float64Array(d);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < d; j++) row[j] = vectors[i * d + j] - mean[j];
    for (let j = 0; j < d; j++) for (let k = j; k < d; k++) covariance[j * d + k] += row[j] * row[k];
  }
  let trace = 0;
  for (let j = 0; j < d; j++) {
    trace += covariance[j * d + j];
    for (let k = 0; k < j; k++) covariance[j * d + k] = covariance[k * d + j];
  }
  const axes = [];
  const explained = [];
  for (let component = 0; component < 2; component++) {
    const { vector, value } = strongest(covariance, d, axes, rounds);
    axes.push(vector);
    explained.push(trace > 0 ? value / trace : 0);
  }
  const xy = new Float32Array(2 * n);
  for (let i = 0; i < n; i++) {
    axes.forEach((vector, c) => {
      let sum = 0;
      for (let j = 0; j < d; j++) sum += (vectors[i * d + j] - mean[j]) * vector[j];
      xy[2 * i + c] = sum;
    });
  }
  return { xy, explained };
}

/** Begins at a fixed vector, so that the same data give the same map. */
function strongest(matrix, d, others, rounds) {
  let vector = Float64Array.from({ length: d }, (_, j) => Math.sin(j + 1));
  let value = 0;
  for (let round = 0; round < rounds; round++) {
    const next = new Float64Array(d);
    for (let j = 0; j < d; j++) for (let k = 0; k < d; k++) next[j] += matrix[j * d + k] * vector[k];
    for (const other of others) {
      const along = dot(next, other);
      for (let j = 0; j < d; j++) next[j] -= along * other[j];
    }
    value = Math.sqrt(dot(next, next));
    if (value < 1e-12) return { vector: new Float64Array(d), value: 0 };
    for (let j = 0; j < d; j++) next[j] /= value;
    vector = next;
  }
  // A sign of its own choice would mirror the map from one look to the next.
  const largest = vector.reduce((best, v) => (Math.abs(v) > Math.abs(best) ? v : best), 0);
  if (largest < 0) vector = vector.map((v) => -v);
  return { vector, value };
}

const dot = (a, b) => a.reduce((sum, value, j) => sum + value * b[j], 0);
