/** Away from the thread that draws: a map of some thousand points must not stop the curves. */
import { pca } from './pca.js';
import { tsne } from './tsne.js';

addEventListener('message', ({ data: { vectors, dimension, method } }) => {
  const components = pca(vectors, dimension);
  if (method === 'pca') return postMessage({ ...components, done: true });
  const xy = tsne(vectors, dimension, components.xy, { onRound: (now, round) => postMessage({ xy: now, round }) });
  return postMessage({ xy, done: true });
});
