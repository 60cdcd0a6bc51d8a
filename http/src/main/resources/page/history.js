/** The series of a run as far as this page knows them. */
const MOST = 3000;

export class History {
  #last = '';
  series = new Map();
  /** Called when there are more points than a screen can show. */
  full = () => {};

  get isEmpty() { return this.series.size === 0; }

  reset(series) { this.series = series; }

  /** False if there is nothing new in it: steps repeat the newest figures until there are newer ones. */
  add(step, metrics) {
    const text = JSON.stringify(metrics);
    if (text === this.#last) return false;
    this.#last = text;
    let news = false;
    for (const [name, value] of Object.entries(metrics)) {
      if (!Number.isFinite(value)) continue;
      if (!this.series.has(name)) this.series.set(name, { steps: [], values: [] });
      const { steps, values } = this.series.get(name);
      // A step that is known already means that the run went back to a checkpoint: what came after it never was.
      while (steps.length && steps.at(-1) >= step) { steps.pop(); values.pop(); }
      steps.push(step);
      values.push(value);
      news = true;
      if (steps.length === MOST) this.full();
    }
    return news;
  }
}
