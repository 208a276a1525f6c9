import type { TimelineEntry } from '@falink/protocol';
import { namelessActor, withoutRepeats } from './timeline.js';

const entry = (type: string, actor: string | null): TimelineEntry => ({
  at: '2026-07-15T02:00:00Z',
  type,
  actor,
  data: {},
});

describe('withoutRepeats', () => {
  it('says once per person that media flows, and again after a break', () => {
    const list = [
      entry('activated', 'a'),
      entry('media.flowing', 'a'),
      entry('media.flowing', 'b'),
      entry('media.flowing', 'a'),
      entry('peer.disconnected', 'b'),
      entry('media.flowing', 'b'),
    ];
    expect(withoutRepeats(list).map((e) => `${e.type} ${e.actor}`)).toEqual([
      'activated a',
      'media.flowing a',
      'media.flowing b',
      'peer.disconnected b',
      'media.flowing b',
    ]);
  });
});

test('an actor without a name is what it is, not its id', () => {
  expect(['sfu:sfu-1', 'staff:0b5c', 'terminal:7', '周敏', '服务室: 一'].map(namelessActor)).toEqual([
    'sfu',
    'staff',
    'terminal',
    null,
    null,
  ]);
});
