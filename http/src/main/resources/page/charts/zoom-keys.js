/** Arrow keys move along a chart's horizontal axis, + and - zoom, Home and End go to its ends. */

/** window(): [from, to]; whole(): the whole range. */
export function zoomKeys(box, instance, { window, whole, least = 1 }) {
  box.tabIndex = 0;
  box.addEventListener('keydown', (event) => {
    const next = moved(event.key, window(), whole(), least);
    if (!next || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    instance.dispatchAction({ type: 'dataZoom', dataZoomIndex: 0, startValue: next[0], endValue: next[1] });
  });
}

/** The window after a key, or nothing if the key means nothing here. */
export function moved(key, [from, to], [start, end], least) {
  const width = to - from;
  const at = (left, size) => {
    const fits = Math.min(Math.max(size, least), end - start);
    const begin = Math.min(Math.max(left, start), end - fits);
    return [begin, begin + fits];
  };
  if (key === 'ArrowLeft') return at(from - width / 4, width);
  if (key === 'ArrowRight') return at(from + width / 4, width);
  if (key === '+' || key === '=') return at(from + width / 6, (width * 2) / 3);
  if (key === '-') return at(from - width / 4, width * 1.5);
  if (key === 'Home') return at(start, width);
  if (key === 'End') return at(end - width, width);
  return null;
}
