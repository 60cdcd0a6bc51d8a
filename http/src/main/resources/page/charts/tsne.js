/**
 * t-SNE (van der Maaten and Hinton 2008), exact: a thousand points take seconds, and a map needs no more. Begins at the principal
 * components instead of at random, so that the same data give the same map and far groups stay where they were.
 */

/** vectors: n × d. start: n × 2. onRound(xy, round) is called now and then. Returns n × 2. */
export function tsne(vectors, d, start, { perplexity = 30, rounds = 350, onRound = () => {} } = {}) {
  const n = Math.floor(vectors.length / d);
  const y = scaled(start, 1e-2);
  if (n < 5) return y;
  const p = affinities(vectors, d, n, Math.min(perplexity, (n - 1) / 3));
  const speed = new Float64Array(2 * n);
  const gain = new Float64Array(2 * n).fill(1);
  const q = new Float64Array(n * n);
  for (let round = 0; round < rounds; round++) {
    // Exaggerated at first: groups form before they spread.
    const exaggeration = round < 100 ? 12 : 1;
    // Belkina and others 2019: points over exaggeration; more of it only makes them swing.
    const rate = n / Math.max(exaggeration, 4);
    const momentum = round < 100 ? 0.5 : 0.8;
    let sum = 0;
    for (let i = 0; i < n; i++) {
      for (let j = i + 1; j < n; j++) {
        const [dx, dy] = [y[2 * i] - y[2 * j], y[2 * i + 1] - y[2 * j + 1]];
        const closeness = 1 / (1 + dx * dx + dy * dy);
        q[i * n + j] = closeness;
        q[j * n + i] = closeness;
        sum += 2 * closeness;
      }
    }
    for (let i = 0; i < n; i++) {
      let [gx, gy] = [0, 0];
      for (let j = 0; j < n; j++) {
        const closeness = q[i * n + j];
        const pull = (exaggeration * p[i * n + j] - closeness / sum) * closeness;
        gx += pull * (y[2 * i] - y[2 * j]);
        gy += pull * (y[2 * i + 1] - y[2 * j + 1]);
      }
      move(2 * i, 4 * gx);
      move(2 * i + 1, 4 * gy);
    }
    for (let k = 0; k < 2 * n; k++) y[k] += speed[k];
    if (round % 25 === 24) onRound(Float32Array.from(y), round + 1);

    function move(k, gradient) {
      gain[k] = Math.max(0.01, Math.sign(gradient) === Math.sign(speed[k]) ? gain[k] * 0.8 : gain[k] + 0.2);
      speed[k] = momentum * speed[k] - rate * gain[k] * gradient;
    }
  }
  return Float32Array.from(y);
}

function scaled(start, size) {
  const most = start.reduce((top, value) => Math.max(top, Math.abs(value)), 1e-12);
  return Float64Array.from(start, (value) => (value / most) * size);
}

/** Symmetric probabilities; each point's width is found by bisection so that it has about `perplexity` neighbours. */
function affinities(vectors, d, n, perplexity) {
  const distance = new Float64Array(n * n);
  for (let i = 0; i < n; i++) {
    for (let j = i + 1; j < n; j++) {
      let sum = 0;
      for (let k = 0; k < d; k++) sum += (vectors[i * d + k] - vectors[j * d + k]) ** 2;
      distance[i * n + j] = sum;
      distance[j * n + i] = sum;
    }
  }
  const p = new Float64Array(n * n);
  const target = Math.log(perplexity);
  for (let i = 0; i < n; i++) {
    let [beta, low, high] = [1, 0, Infinity];
    for (let attempt = 0; attempt < 50; attempt++) {
      const entropy = row(i, beta);
      if (Math.abs(entropy - target) < 1e-4) break;
      if (entropy > target) { low = beta; beta = high === Infinity ? beta * 2 : (beta + high) / 2; } else { high = beta; beta = (beta + low) / 2; }
    }
  }
  const joint = new Float64Array(n * n);
  for (let i = 0; i < n; i++) for (let j = 0; j < n; j++) joint[i * n + j] = Math.max((p[i * n + j] + p[j * n + i]) / (2 * n), 1e-12);
  return joint;

  function row(i, beta) {
    let [sum, weighted] = [0, 0];
    for (let j = 0; j < n; j++) {
      const value = i === j ? 0 : Math.exp(-beta * distance[i * n + j]);
      p[i * n + j] = value;
      sum += value;
      weighted += value * distance[i * n + j];
    }
    if (sum === 0) return 0;
    for (let j = 0; j < n; j++) p[i * n + j] /= sum;
    return Math.log(sum) + (beta * weighted) / sum;
  }
}
