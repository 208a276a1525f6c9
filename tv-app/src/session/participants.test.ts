import { NO_MEDIA } from '../platform/CallMedia.js';
import { NO_CALL } from './callView.js';
import { participantsOf } from './participants.js';
import { AGENT, callWith } from './testing.js';

const media = { ...NO_MEDIA, phase: 'active', camera: 'on', microphone: 'on' } as const;
const remote = { present: true, reconnecting: false, muted: false, picture: 'on', hasVideo: true } as const;

test('a call that waits has the resident; an answered one the other side too, by its role', () => {
  expect(participantsOf({ ...NO_CALL, call: callWith({}), media })).toEqual([
    { role: 'resident', muted: false, camera: true },
  ]);
  const call = callWith({ state: 'active', agent: AGENT });
  const talking = { ...NO_CALL, call, media: { ...media, remote: { ...remote, muted: true } } };
  expect(participantsOf(talking)[1]).toEqual({ role: 'lawyer', muted: true, camera: true });
  expect(participantsOf({ ...talking, kind: 'intake' })[1]?.role).toBe('officer');
});

test('a picture that the line or the person stopped is no camera', () => {
  const call = callWith({ state: 'active', agent: AGENT });
  for (const picture of ['off', 'limited'] as const)
    expect(participantsOf({ ...NO_CALL, call, media: { ...media, remote: { ...remote, picture } } })[1]?.camera).toBe(
      false,
    );
});
