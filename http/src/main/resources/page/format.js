/** Numbers, times and names as people read them. Pure functions. */

const whole = new Intl.NumberFormat('en', { maximumFractionDigits: 0 });

export const isNumber = (value) => typeof value === 'number' && Number.isFinite(value);

export const count = (value) => (isNumber(value) ? whole.format(value) : '–');

/** A share between 0 and 1. */
export const percent = (value, digits = 1) => (isNumber(value) ? `${(100 * value).toFixed(digits)} %` : '–');

/** About four significant digits, without an exponent where that is readable. */
export function number(value) {
  if (!isNumber(value)) return '–';
  const size = Math.abs(value);
  if (size >= 10000) return whole.format(value);
  if (size >= 100) return value.toFixed(0);
  if (size >= 10) return value.toFixed(1);
  if (size >= 1) return value.toFixed(2);
  if (size === 0) return '0';
  if (size >= 0.001) return value.toFixed(3);
  return value.toExponential(1);
}

/** 83 → "1:23", 4000 → "1:06:40". */
export function duration(seconds) {
  if (!isNumber(seconds)) return '–';
  const all = Math.max(0, Math.round(seconds));
  const [hours, minutes, rest] = [Math.floor(all / 3600), Math.floor((all % 3600) / 60), all % 60];
  const two = (part) => String(part).padStart(2, '0');
  return hours > 0 ? `${hours}:${two(minutes)}:${two(rest)}` : `${minutes}:${two(rest)}`;
}

/** A value on an axis: no more digits than it has. */
export const tick = (value) => (Math.abs(value) >= 10000 ? whole.format(value) : String(Number(value.toPrecision(3))));

export function milliseconds(value) {
  if (!isNumber(value)) return '–';
  if (value >= 1000) return `${(value / 1000).toFixed(2)} s`;
  return value >= 10 ? `${value.toFixed(0)} ms` : `${value.toFixed(1)} ms`;
}

/** "today 06:12", or the date. */
export function moment(iso, now = new Date()) {
  if (!iso) return '–';
  const time = new Date(iso);
  if (Number.isNaN(time.getTime())) return '–';
  const clock = time.toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' });
  if (time.toDateString() === now.toDateString()) return `today ${clock}`;
  return `${time.toLocaleDateString('en-GB', { day: 'numeric', month: 'short', year: 'numeric' })} ${clock}`;
}

export function bytes(value) {
  if (!isNumber(value)) return '–';
  const units = ['B', 'kB', 'MB', 'GB'];
  let [size, unit] = [value, 0];
  while (size >= 1000 && unit < units.length - 1) { size /= 1000; unit += 1; }
  return `${unit === 0 ? size : size.toFixed(1)} ${units[unit]}`;
}

/** "1 step", "3 steps". */
export const plural = (amount, word) => `${count(amount)} ${word}${amount === 1 ? '' : 's'}`;
