/** Light, dark, or as the system says. Charts are told, because a canvas does not follow style sheets. */
const KEY = 'kith.theme';
const NEXT = { system: 'light', light: 'dark', dark: 'system' };
const WORDS = { system: 'Auto', light: 'Light', dark: 'Dark' };
const system = matchMedia('(prefers-color-scheme: dark)');

export const changed = new EventTarget();

export const isDark = () => (chosen() === 'system' ? system.matches : chosen() === 'dark');

const chosen = () => (localStorage.getItem(KEY) in NEXT ? localStorage.getItem(KEY) : 'system');

export function start(button) {
  apply(button);
  button.addEventListener('click', () => {
    localStorage.setItem(KEY, NEXT[chosen()]);
    apply(button);
  });
  system.addEventListener('change', () => apply(button));
}

function apply(button) {
  document.documentElement.dataset.theme = isDark() ? 'dark' : 'light';
  button.textContent = WORDS[chosen()];
  button.setAttribute('aria-label', `Colours: ${WORDS[chosen()]}. Change to ${WORDS[NEXT[chosen()]]}.`);
  button.title = 'Light, dark, or as your system';
  changed.dispatchEvent(new Event('change'));
}
