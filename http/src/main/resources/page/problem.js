/** What went wrong, in plain words: RFC 9457 problem details, or a service that cannot be reached. */
export class Problem extends Error {
  constructor({ title, detail, status = 0, errors = [], allowed = [], type = 'about:blank' }) {
    super(detail || title);
    Object.assign(this, { title, detail, status, errors, allowed, type });
  }

  /** The answer's problem document, or one made from its status when it has none. */
  static async of(response) {
    let document = {};
    try { document = await response.json(); } catch { /* not JSON: the status has to do */ }
    return new Problem({
      title: document.title ?? `The service answered ${response.status}`,
      detail: document.detail ?? '',
      status: response.status,
      type: document.type,
      errors: (document.errors ?? []).map(fieldError),
      allowed: document.allowed ?? [],
    });
  }

  static unreachable() {
    return new Problem({ title: 'The service cannot be reached', detail: 'It may be starting again. The page keeps trying.' });
  }

  get isUnauthorised() { return this.status === 401; }
}

/** Where it is wrong (a dotted key), and what to do about it. */
export function fieldError({ field = '', message = '', suggestions = [] }) {
  const hint = suggestions.length ? ` Did you mean ${suggestions.join(' or ')}?` : '';
  return { key: field.replace(/^settings\./, ''), message: message + hint };
}
