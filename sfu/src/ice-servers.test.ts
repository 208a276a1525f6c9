import { iceServersNow } from './ice-servers.js';

const STUN = { urls: 'stun:turn.example.org' };
const TURN = { urls: ['turn:turn.example.org', 'turns:turn.example.org:443?transport=tcp'] };
const FIXED = { urls: 'turn:other.example.org', username: 'u', credential: 'c' };

test('servers are handed out as they are configured', () => {
  expect(iceServersNow({ iceServers: [STUN, FIXED], turnSecret: undefined })).toEqual([STUN, FIXED]);
});

test('with a secret a TURN server without a user gets one that expires after twelve hours', () => {
  const iceServers = [STUN, TURN, FIXED];
  expect(iceServersNow({ iceServers, turnSecret: 'north' }, Date.parse('2026-11-26T00:00:00.500Z'))).toEqual([
    STUN,
    // printf '%s' 1795694400:falink | openssl dgst -sha1 -hmac north -binary | base64
    { ...TURN, username: '1795694400:falink', credential: 'tuPA/ztYruCjEE9DFJOLSeZhhBQ=' },
    FIXED,
  ]);
});
