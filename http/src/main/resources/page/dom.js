/** Small helpers that build elements. Text is always set as text, never parsed as HTML: names may come from anybody. */

/** An element. Keys that begin with "on" are listeners, "--x" are CSS variables, the rest are attributes. */
export function h(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes ?? {})) set(element, name, value);
  element.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

function set(element, name, value) {
  if (value === undefined || value === null || value === false) return;
  if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
  // Through the object model: a style attribute is forbidden by the Content-Security-Policy.
  else if (name.startsWith('--')) element.style.setProperty(name, String(value));
  else if (name === 'value' || name === 'checked') element[name] = value;
  else element.setAttribute(name, value === true ? '' : String(value));
}

export function replace(parent, ...children) {
  parent.replaceChildren(...children.flat().filter(Boolean));
  return parent;
}

/** Changes text only when it differs, so that screen readers are not told the same thing again. */
export function setText(element, text) {
  if (element.textContent !== text) element.textContent = text;
}
