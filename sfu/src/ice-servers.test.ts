import { iceServersFor } from './ice-servers.js';

const STUN = { urls: 'stun:turn.example.org' };
const TURN = { urls: ['turn:turn.example.org', 'turns:turn.example.org:443?transport=tcp'] };
const FIXED = { urls: 'turn:other.example.org', username: 'u', credential: 'c' };

const NOW = { participantId: 'terminal-7', nowMs: Date.parse('2026-11-26T00:00:00.500Z') };

test('servers are handed out as they are configured', () => {
  expect(iceServersFor({ iceServers: [STUN, FIXED], turnSecret: undefined }, NOW)).toEqual([STUN, FIXED]);
});

test('with a secret a TURN server without a user gets one for this participant that expires after two hours', () => {
  const iceServers = [STUN, TURN, FIXED];
  expect(iceServersFor({ iceServers, turnSecret: 'north' }, NOW)).toEqual([
    STUN,
    // printf '%s' 1795658400:terminal-7 | openssl dgst -sha1 -hmac north -binary | base64
    { ...TURN, username: '1795658400:terminal-7', credential: 'j99m9TAdLgRLC/JMywykPVI0Cqg=' },
    FIXED,
  ]);
});

test('two participants have different users and passwords, one participant the same name after the colon', () => {
  const servers = { iceServers: [TURN], turnSecret: 'north' };
  const [one, later, other] = [NOW, { ...NOW, nowMs: NOW.nowMs + 60_000 }, { ...NOW, participantId: 'agent-1' }].map(
    (who) => iceServersFor(servers, who)[0],
  );
  expect(one?.username?.split(':')[1]).toBe(later?.username?.split(':')[1]);
  expect(one?.username).not.toBe(later?.username);
  expect(one?.username?.split(':')[1]).not.toBe(other?.username?.split(':')[1]);
  expect(new Set([one, later, other].map((server) => server?.credential)).size).toBe(3);
});
