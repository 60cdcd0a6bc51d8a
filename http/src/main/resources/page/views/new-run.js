/** A form that starts a run: a preset, a name, and every knob with its meaning. The service checks while one types. */
import { h, replace } from '../dom.js';
import * as api from '../api.js';
import { knobField, sectionWords } from './knob.js';
import { failed } from './states.js';

const CHECK_AFTER_MS = 400;
/** Those that people change first; all others stand in their sections below. */
const FIRST = ['seed', 'data.directory', 'data.labels-per-class', 'data.labels', 'budget.steps', 'batch.size', 'optimizer.learning-rate', 'loss.alpha', 'pipeline.max-staleness'];

export async function showNewRun(main, { argument, signal }) {
  // Without the list of data sets the form works as well: the service says what is missing when it checks.
  const [presets, datasets] = await Promise.all([api.presets(), api.datasets().catch(() => new Map())]);
  let chosen = presets.find((preset) => preset.name === argument) ?? presets[0];
  let fields = new Map();
  let timer = 0;

  const name = h('input', { id: 'run-id', type: 'text', autocomplete: 'off', spellcheck: 'false', maxlength: 63, 'aria-describedby': 'run-id-note run-id-error', placeholder: 'chosen for you' });
  const nameError = h('p', { class: 'error', id: 'run-id-error', hidden: true });
  const others = h('div', { class: 'error', role: 'alert', hidden: true });
  const knobs = h('div', {});
  const start = h('button', { class: 'main', type: 'submit' }, 'Start the run');
  const verdict = h('p', { class: 'verdict', role: 'status' });
  const form = h('form', { class: 'new-run', novalidate: true, onsubmit: submit },
    h('fieldset', { class: 'presets' }, h('legend', {}, 'Preset'), presets.map(presetCard)),
    h('div', { class: 'field' }, h('label', { for: 'run-id' }, 'Name'), name, h('p', { class: 'explain', id: 'run-id-note' }, 'Small letters, digits and dashes. It names the folder of the run, too.'), nameError),
    knobs, h('div', { class: 'submit' }, others, start, verdict));

  function presetCard(preset) {
    const radio = h('input', { type: 'radio', name: 'preset', value: preset.name, checked: preset === chosen, onchange: () => { chosen = preset; drawKnobs(); } });
    return h('label', { class: 'preset' }, radio, h('span', {}, h('b', {}, preset.name), h('span', { class: 'explain' }, preset.description),
      datasets.get(preset.name) === false ? h('span', { class: 'missing-data' }, 'Its data are not on this machine.') : null));
  }

  function drawKnobs() {
    fields = new Map(chosen.knobs.map((knob) => [knob.key, knobField(knob, () => later())]));
    if (fields.size === 0) { replace(knobs, freeText()); return later(); }
    const first = FIRST.filter((key) => fields.has(key));
    const sections = new Map();
    for (const key of fields.keys()) {
      if (first.includes(key)) continue;
      const section = key.includes('.') ? key.split('.')[0] : 'run';
      sections.set(section, [...(sections.get(section) ?? []), key]);
    }
    replace(knobs, h('fieldset', { class: 'knobs' }, h('legend', {}, 'What people change first'), first.map((key) => fields.get(key).element)),
      h('h2', {}, 'Everything else'),
      [...sections].map(([section, keys]) => h('details', { class: 'section', 'data-section': section },
        h('summary', {}, h('b', {}, section), h('span', { class: 'explain' }, ` ${sectionWords(section, keys.length)}`)),
        h('div', { class: 'knobs' }, keys.map((key) => fields.get(key).element)))));
    later();
  }

  /** For a service that does not describe its knobs: lines of key = value. */
  function freeText() {
    const area = h('textarea', { id: 'settings', rows: 6, spellcheck: 'false', placeholder: 'budget.steps = 500', oninput: () => later() });
    fields.set('', { changed: () => Object.fromEntries(area.value.split('\n').map((line) => line.split(/=(.*)/s).map((part) => part?.trim())).filter(([key, value]) => key && value).map(([key, value]) => [key, value])), error: () => {}, free: true });
    return h('div', { class: 'field' }, h('label', { for: 'settings' }, 'Settings that differ from the preset'), area,
      h('p', { class: 'explain' }, 'One a line. ./kith config print --explain says what there is.'));
  }

  const settings = () => Object.assign({}, ...[...fields].map(([key, field]) => (field.free ? field.changed() : field.changed() === undefined ? {} : { [key]: field.changed() })));

  function later() {
    clearTimeout(timer);
    timer = setTimeout(async () => {
      try {
        const errors = await api.check(chosen.name, settings());
        if (!signal.aborted) show(errors);
      } catch (problem) { if (!signal.aborted) verdict.textContent = problem.title; }
    }, CHECK_AFTER_MS);
  }

  function show(errors) {
    const left = [];
    for (const field of fields.values()) field.error('');
    nameError.hidden = true;
    for (const { key, message } of errors) {
      if (key === 'id') { nameError.textContent = message; nameError.hidden = false; } else if (fields.has(key)) {
        fields.get(key).error(message);
        fields.get(key).element.closest('details')?.setAttribute('open', '');
      } else left.push(key ? `${key}: ${message}` : message);
    }
    others.hidden = left.length === 0;
    replace(others, left.map((text) => h('p', {}, text)));
    const changed = Object.keys(settings()).length;
    verdict.textContent = errors.length ? `${errors.length} to put right` : changed ? `${changed} changed from the preset, all valid` : 'As the preset has it';
    return errors.length === 0;
  }

  async function submit(event) {
    event.preventDefault();
    start.disabled = true;
    try {
      const run = await api.create(name.value.trim(), chosen.name, settings());
      location.hash = `#/runs/${encodeURIComponent(run.id)}`;
    } catch (problem) {
      if (problem.errors?.length) {
        show(problem.errors);
        form.querySelector('[aria-invalid="true"]')?.focus();
      } else { others.hidden = false; replace(others, failed(problem)); }
    } finally { start.disabled = false; }
  }

  replace(main, h('div', { class: 'page-head' }, h('h1', {}, 'New run')), form);
  drawKnobs();
}
