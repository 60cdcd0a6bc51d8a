/** One setting in the form: its name, its field, what it means, and what is wrong with it. */
import { h } from '../dom.js';

const SECTIONS = {
  run: 'what is learned', data: 'where examples come from', batch: 'what one step trains on', views: 'the two augmentations of each image',
  encoder: 'the network that is trained for use', projector: 'from encodings to projections', predictor: 'from projections to predictions',
  loss: 'the contrastive loss', queue: 'the labelled embeddings that vote', labeler: 'how pseudo-labels are voted', ema: 'the target network',
  head: 'the classifier trained along', optimizer: 'how gradients become updates', budget: 'when training ends', finetune: 'after training',
  evaluation: 'what is measured, and when', checkpoint: 'what is saved, and when', pipeline: 'how actors work together', metrics: 'what is written down',
};

export const sectionWords = (section, amount) => `${SECTIONS[section] ? `${SECTIONS[section]} · ` : ''}${amount} ${amount === 1 ? 'knob' : 'knobs'}`;

/** Returns {element, changed(): value or undefined, error(words)}. */
export function knobField(knob, onChange) {
  const id = `knob-${knob.key}`;
  const choices = knob.choices && !knob.choices.includes(knob.value) ? [knob.value, ...knob.choices] : knob.choices;
  const common = { id, 'aria-describedby': `${id}-explain ${id}-error`, oninput: update };
  const input = choices
    ? h('select', common, choices.map((choice) => h('option', { value: choice, selected: choice === knob.value }, choice)))
    : h('input', { ...common, type: 'text', value: knob.value, autocomplete: 'off', spellcheck: 'false', inputmode: /number/.test(knob.type) ? 'decimal' : 'text' });
  const error = h('p', { class: 'error', id: `${id}-error`, hidden: true });
  const back = h('button', { type: 'button', class: 'quiet back', hidden: true, title: `Back to ${knob.value}`, onclick: () => { input.value = knob.value; update(); input.focus(); } }, `back to ${knob.value}`);
  const element = h('div', { class: 'field knob' },
    h('label', { for: id }, knob.key), h('div', { class: 'entry' }, input, back), error,
    h('p', { class: 'explain', id: `${id}-explain` }, knob.explanation, ' ', h('span', { class: 'type' }, knob.usual === knob.value ? knob.type : `${knob.type}; default ${knob.usual}`)));

  function update() {
    const differs = input.value !== knob.value;
    back.hidden = !differs;
    element.classList.toggle('changed', differs);
    onChange();
  }

  return {
    element,
    changed: () => (input.value === knob.value ? undefined : parse(input.value)),
    error(words) {
      error.textContent = words;
      error.hidden = !words;
      if (words) input.setAttribute('aria-invalid', 'true'); else input.removeAttribute('aria-invalid');
    },
  };
}

/** JSON where it is JSON (numbers, lists, null, true), text otherwise: the service knows the types. */
function parse(text) {
  try { return JSON.parse(text); } catch { return text; }
}
