/**
 * A live stream that comes back by itself. Fetch instead of EventSource: it can carry a token, notices a line that has
 * gone silent, and lets the page say when the next try is due.
 */
import { events } from './api.js';
import { EventParser } from './sse.js';

// The service sends a heartbeat every 10 seconds; three missed ones mean that nobody is there.
const SILENCE_MS = 30_000;
const WAITS_MS = [500, 1000, 2000, 4000, 8000];

/**
 * Listens until the signal is aborted.
 * onEvent({id, type, data}), with data parsed; onState({name: 'connecting' | 'live' | 'lost', seconds?, back?}).
 */
export async function listen(id, { signal, onEvent, onState }) {
  let lastEventId = '';
  let failures = 0;
  let lostAt = 0;
  onState({ name: 'connecting' });
  while (!signal.aborted) {
    try {
      await once(id, lastEventId, signal, {
        opened: () => {
          onState({ name: 'live', back: lostAt ? (Date.now() - lostAt) / 1000 : 0 });
          failures = 0;
          lostAt = 0;
        },
        event: (event) => {
          if (event.id) lastEventId = event.id;
          onEvent({ ...event, data: JSON.parse(event.data) });
        },
      });
    } catch (problem) {
      if (signal.aborted) return;
      if (problem.status === 404 || problem.status === 401) { onState({ name: 'ended', problem }); return; }
    }
    if (signal.aborted) return;
    lostAt ||= Date.now();
    await pause(WAITS_MS[Math.min(failures++, WAITS_MS.length - 1)], signal, onState);
  }
}

async function once(id, lastEventId, signal, { opened, event }) {
  const attempt = new AbortController();
  const give = () => attempt.abort();
  signal.addEventListener('abort', give, { once: true });
  let watchdog = setTimeout(give, SILENCE_MS);
  try {
    const response = await events(id, lastEventId, attempt.signal);
    opened();
    const parser = new EventParser();
    const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      clearTimeout(watchdog);
      watchdog = setTimeout(give, SILENCE_MS);
      parser.push(value).forEach(event);
    }
  } finally {
    clearTimeout(watchdog);
    signal.removeEventListener('abort', give);
  }
}

/** Waits, and counts down for the reader. A browser that comes online again tries at once. */
function pause(wait, signal, onState) {
  return new Promise((resolve) => {
    const until = Date.now() + wait;
    const tick = () => onState({ name: 'lost', seconds: Math.max(1, Math.ceil((until - Date.now()) / 1000)) });
    tick();
    const ticker = setInterval(tick, 1000);
    const end = () => { clearInterval(ticker); clearTimeout(timer); removeEventListener('online', end); resolve(); };
    const timer = setTimeout(end, wait);
    addEventListener('online', end);
    signal.addEventListener('abort', end, { once: true });
  });
}
