/** Nothing there, not yet there, and went wrong: each says what it is and what to do next. */
import { h } from '../dom.js';
import { setToken } from '../token.js';

export const waiting = (words = 'Loading …') => h('p', { class: 'wait' }, words);

export const empty = (title, detail, action) =>
  h('div', { class: 'empty' }, h('p', { class: 'empty-title' }, title), h('p', {}, detail), action);

export function failed(problem, again) {
  if (problem.isUnauthorised) return askForToken(again);
  return h('div', { class: 'empty failed', role: 'alert' },
    h('p', { class: 'empty-title' }, problem.title ?? 'Something in this page went wrong'),
    h('p', {}, problem.detail ?? problem.message ?? ''),
    problem.errors?.length ? h('ul', {}, problem.errors.map((error) => h('li', {}, [error.key, error.message].filter(Boolean).join(': ')))) : null,
    again ? h('button', { type: 'button', onclick: again }, 'Try again') : null);
}

function askForToken(again) {
  const field = h('input', { type: 'password', id: 'token', autocomplete: 'off', required: true });
  return h('form', { class: 'empty', onsubmit: (event) => { event.preventDefault(); setToken(field.value); again?.(); } },
    h('p', { class: 'empty-title' }, 'This service asks for a token'),
    h('p', {}, 'Whoever started it with --tokens has one for you. It is kept until you close this tab.'),
    h('label', { for: 'token' }, 'Token '), field, ' ', h('button', { class: 'main' }, 'Go on'));
}

/** Fills a box with what `load` brings, or with what kept it from coming. */
export async function fill(box, signal, load) {
  box.replaceChildren(waiting());
  try {
    const content = await load();
    if (!signal.aborted && content) box.replaceChildren(...[content].flat().filter(Boolean));
  } catch (problem) {
    if (!signal.aborted) box.replaceChildren(failed(problem, () => fill(box, signal, load)));
  }
}
