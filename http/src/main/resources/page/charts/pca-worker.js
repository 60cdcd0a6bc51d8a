/** Away from the thread that draws: a map of some thousand points must not stop the curves. */
import { pca } from './pca.js';

addEventListener('message', ({ data }) => {
  const result = pca(data.vectors, data.dimension);
  postMessage(result, [result.xy.buffer]);
});
