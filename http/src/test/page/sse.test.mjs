import test from 'node:test';
import assert from 'node:assert/strict';
import { EventParser } from '../../main/resources/page/sse.js';

const TEXT = 'event: step\nid: 7\ndata: {"step":1}\n\n:\n\nid: 8\r\ndata: a\r\ndata: b\r\n\r\n';
const EXPECTED = [{ id: '7', type: 'step', data: '{"step":1}' }, { id: '8', type: 'message', data: 'a\nb' }];

test('events are the same however the network cuts the text', () => {
  for (let size = 1; size <= TEXT.length; size++) {
    const parser = new EventParser();
    const events = [];
    for (let at = 0; at < TEXT.length; at += size) events.push(...parser.push(TEXT.slice(at, at + size)));
    assert.deepEqual(events, EXPECTED, `pieces of ${size}`);
  }
});

test('a heartbeat is no event', () => assert.deepEqual(new EventParser().push(':\n\n:\n\n'), []));
