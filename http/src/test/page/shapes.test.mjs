import test from 'node:test';
import assert from 'node:assert/strict';
import { LIVE_SETTINGS, settings } from '../../main/resources/page/shapes.js';

const CONFIG = `preset = shapes
seed = 1
views {
  first {
    flip = 0.5
  }
  second {
    flip = 1
  }
}
encoder {
  blocks = [1, 1, 1]
}
loss {
  alpha = 1
}
optimizer {
  learning-rate = 0.002
}
evaluation {
  every-steps = 500
}
pipeline {
  max-staleness = 4
}
`;

test('a printed configuration is read back', () => {
  const values = settings(CONFIG);
  assert.equal(values.get('seed'), '1');
  assert.equal(values.get('views.first.flip'), '0.5');
  assert.equal(values.get('views.second.flip'), '1');
  assert.equal(values.get('encoder.blocks'), '[1, 1, 1]');
  assert.deepEqual(LIVE_SETTINGS.map((key) => values.get(key)), ['0.002', '1', '4', '500']);
});

test('no configuration, no settings', () => assert.equal(settings('').size, 0));
