import { randomUUID } from 'node:crypto';
import { Peer } from './peer.js';
import { ResumeKeys } from './resume-keys.js';

const newPeer = () =>
  new Peer({
    sub: randomUUID(),
    room: randomUUID(),
    role: 'resident',
    grants: { produce: [], consume: true, activate: false, standby: false },
    iat: 0,
    exp: 0,
  });

test('[M3] a resume key finds its participant, and only the latest one is good', () => {
  const keys = new ResumeKeys();
  const [one, other] = [newPeer(), newPeer()];
  keys.issue('room', one);
  keys.issue('room', other);
  const first = one.resumeKey;
  expect(keys.find(first)).toEqual({ roomId: 'room', peer: one });
  keys.issue('room', one);
  expect(keys.find(first)).toBeUndefined();
  expect(keys.find(one.resumeKey)?.peer).toBe(one);
  expect(keys.find(other.resumeKey)?.peer).toBe(other);
});

test('a participant who left keeps no key behind', () => {
  const keys = new ResumeKeys();
  const peer = newPeer();
  keys.issue('room', peer);
  keys.revoke(peer);
  expect(keys.size).toBe(0);
  expect(keys.find(peer.resumeKey)).toBeUndefined();
});
