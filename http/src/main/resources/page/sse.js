/** Turns the text of an event stream into events, however the network cuts it. */
export class EventParser {
  #rest = '';
  #event = fresh();

  /** The events that this piece of text completes, each {id, type, data}. Comments are heartbeats and yield nothing. */
  push(text) {
    const lines = (this.#rest + text).split(/\r\n|\n|\r(?!$)/);
    this.#rest = lines.pop();
    return lines.map((line) => this.#line(line)).filter(Boolean);
  }

  #line(line) {
    if (line === '') {
      const done = this.#event;
      this.#event = fresh();
      return done.data.length ? { id: done.id, type: done.type, data: done.data.join('\n') } : null;
    }
    const colon = line.indexOf(':');
    if (colon === 0) return null;
    const field = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? '' : line.slice(colon + 1).replace(/^ /, '');
    if (field === 'data') this.#event.data.push(value);
    else if (field === 'event') this.#event.type = value;
    else if (field === 'id') this.#event.id = value;
    return null;
  }
}

const fresh = () => ({ id: '', type: 'message', data: [] });
