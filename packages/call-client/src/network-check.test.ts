import { FalinkError, type Probe, RefusedMessages } from '@falink/protocol';
import { checkNetwork, type NetworkCheckOptions, type ProbeConnection } from './network-check.js';
import { probeAnswer } from './probe-answer.js';
import { ManualClock } from './testing/manual-clock.js';

const candidate = (protocol: string) => ({
  foundation: 'f',
  protocol,
  priority: 7,
  ip: '203.0.113.5',
  address: '203.0.113.5',
  port: 40_000,
  type: 'host',
  ...(protocol === 'tcp' && { tcpType: 'passive' }),
});
const PROBE: Probe = {
  iceServers: [
    { urls: 'stun:t.test' },
    { urls: ['turn:t.test', 'turns:t.test:443?transport=tcp'], username: '9:box', credential: 'c' },
  ],
  transport: {
    id: 't',
    iceParameters: { usernameFragment: 'user', password: 'secret', iceLite: true },
    iceCandidates: [candidate('udp'), candidate('tcp')],
    dtlsParameters: {
      fingerprints: [
        { algorithm: 'sha-1', value: 'AA' },
        { algorithm: 'sha-256', value: 'BB' },
      ],
    },
  },
};
const OFFER =
  'v=0\r\nm=application 9 UDP/DTLS/SCTP webrtc-datachannel\r\na=mid:data\r\na=sctp-port:5000\r\na=setup:actpass\r\n';

/** Every promise of a fake connection has been answered. */
const settled = () => new Promise((resolve) => setTimeout(resolve, 0));

type Way = 'udp' | 'tcp' | 'turn';

/** Connections of a network that lets these ways through; `silent` ones never say anything. */
function setUp(
  open: readonly Way[],
  { silent = [] as readonly Way[], refused = [] as readonly Way[], answer = PROBE } = {},
) {
  const clock = new ManualClock();
  const made: { way: Way; configuration: RTCConfiguration; sdp: string; closed: boolean }[] = [];
  const state = { closed: 0 };
  const newConnection = (configuration: RTCConfiguration): ProbeConnection => {
    const relayed = configuration.iceTransportPolicy === 'relay';
    const one = { way: 'turn' as Way, configuration, sdp: '', closed: false };
    made.push(one);
    let listener = (): void => undefined;
    const connection = {
      iceConnectionState: 'new',
      createDataChannel: () => ({}),
      createOffer: async () => ({ type: 'offer', sdp: OFFER }),
      setLocalDescription: async () => undefined,
      setRemoteDescription: async ({ sdp }: { sdp: string }) => {
        one.sdp = sdp;
        one.way = relayed ? 'turn' : sdp.includes(' tcp ') ? 'tcp' : 'udp';
        if (refused.includes(one.way)) throw new Error('not understood');
        if (silent.includes(one.way)) return;
        connection.iceConnectionState = open.includes(one.way) ? 'connected' : 'failed';
        listener();
      },
      addEventListener: (_name: string, run: () => void) => {
        listener = run;
      },
      close: () => {
        one.closed = true;
      },
    };
    return connection as unknown as ProbeConnection;
  };
  const options: NetworkCheckOptions = {
    refusedMessages: new RefusedMessages(() => undefined),
    clock,
    newConnection,
    askSfu: async () => ({
      answer,
      close: () => {
        state.closed += 1;
      },
    }),
  };
  return {
    clock,
    made,
    state,
    options,
    run: (more = {}) => checkNetwork({ url: 'https://s.test', token: 't' }, { ...options, ...more }),
  };
}

test.each([
  [['udp', 'tcp', 'turn'], { udp: 'works', tcp: 'works', turn: 'works' }],
  [['tcp'], { udp: 'fails', tcp: 'works', turn: 'fails' }],
  [['turn'], { udp: 'fails', tcp: 'fails', turn: 'works' }],
  [[], { udp: 'fails', tcp: 'fails', turn: 'fails' }],
] as const)('[M15] a network that lets through %j', async (open, report) => {
  const { run, made, state } = setUp(open);
  expect(await run()).toEqual(report);
  expect([made.every(({ closed }) => closed), state.closed]).toEqual([true, 1]);
});

test('each way is tried alone: candidates of one protocol, and the relay with TURN servers only', async () => {
  const { run, made } = setUp(['udp', 'tcp', 'turn']);
  await run();
  const of = (way: Way) => made.find((one) => one.way === way);
  expect(of('udp')?.sdp.match(/a=candidate.*/g)).toEqual(['a=candidate:f 1 udp 7 203.0.113.5 40000 typ host']);
  expect(of('tcp')?.sdp.match(/a=candidate.*/g)).toEqual([
    'a=candidate:f 1 tcp 7 203.0.113.5 40000 typ host tcptype passive',
  ]);
  expect(of('turn')?.configuration).toEqual({ iceServers: [PROBE.iceServers[1]], iceTransportPolicy: 'relay' });
  expect([of('udp')?.configuration, of('tcp')?.configuration]).toEqual([{}, {}]);
});

test('a way that gets no answer fails when its time is over, and holds the others up no longer', async () => {
  const { run, clock, made } = setUp(['tcp'], { silent: ['udp', 'turn'] });
  const report = run();
  await settled();
  await clock.advance(7_999);
  expect(made.map(({ closed }) => closed).sort()).toEqual([false, false, true]);
  await clock.advance(1);
  expect(await report).toEqual({ udp: 'fails', tcp: 'works', turn: 'fails' });
});

test('what the service does not offer is no failure of the network', async () => {
  const transport = { ...PROBE.transport, iceCandidates: [candidate('udp')] };
  const { run } = setUp(['udp'], { answer: { transport, iceServers: [{ urls: 'stun:t.test' }] } });
  expect(await run()).toEqual({ udp: 'works', tcp: 'not_offered', turn: 'not_offered' });
});

test('a way that the browser refuses to try fails, the others are tried', async () => {
  const { run } = setUp(['udp', 'tcp', 'turn'], { refused: ['turn'] });
  expect(await run()).toEqual({ udp: 'works', tcp: 'works', turn: 'fails' });
});

test('ended early, it leaves nothing open', async () => {
  const { run, made, state } = setUp([], { silent: ['udp', 'tcp', 'turn'] });
  const ending = new AbortController();
  const report = run({ signal: ending.signal });
  const refused = expect(report).rejects.toMatchObject({ code: 'service.unavailable' });
  await settled();
  ending.abort();
  await refused;
  expect([made.every(({ closed }) => closed), made.length, state.closed]).toEqual([true, 3, 1]);
});

test('the refusal of the sfu is handed on', async () => {
  const { run } = setUp([]);
  const busy = new FalinkError('service.busy', { retryAfterS: 5 });
  await expect(run({ askSfu: () => Promise.reject(busy) })).rejects.toBe(busy);
});

test("the answer keeps what the offer's browser calls its data channel: older ones name it otherwise", () => {
  const older = 'v=0\r\nm=application 9 DTLS/SCTP 5000\r\na=mid:data\r\na=sctpmap:5000 webrtc-datachannel 1024\r\n';
  expect(probeAnswer(older, PROBE.transport, 'udp').split('\r\n')).toEqual([
    'v=0',
    'o=- 1 1 IN IP4 0.0.0.0',
    's=-',
    't=0 0',
    'a=ice-lite',
    'a=group:BUNDLE data',
    'm=application 9 DTLS/SCTP 5000',
    'c=IN IP4 0.0.0.0',
    'a=mid:data',
    'a=sctpmap:5000 webrtc-datachannel 1024',
    'a=ice-ufrag:user',
    'a=ice-pwd:secret',
    'a=fingerprint:sha-256 BB',
    'a=setup:passive',
    'a=candidate:f 1 udp 7 203.0.113.5 40000 typ host',
    'a=end-of-candidates',
    '',
  ]);
});
