import { readStartOptions, StartOptionError } from './start-options.js';

describe('start options', () => {
  it('is a demo on loopback at 8080 when nothing is said', () => {
    expect(readStartOptions([], {})).toMatchObject({ port: 8080, host: '127.0.0.1', demo: true, lan: false });
  });
  it('--lan listens on every address, unless HOST says otherwise', () => {
    expect(readStartOptions(['--lan'], {}).host).toBe('0.0.0.0');
    expect(readStartOptions(['--lan'], { HOST: '192.168.1.5' }).host).toBe('192.168.1.5');
  });
  it('keeps only the origin of the public address', () => {
    expect(readStartOptions([], { FALINK_PUBLIC_URL: 'https://falink.test:8443/tv/' }).publicUrl).toBe(
      'https://falink.test:8443',
    );
  });
  it('takes the addresses of the sfu by their names, and by those of the release before', () => {
    const now = { FALINK_SFU_PUBLIC_URL: 'https://m.test', FALINK_SFU_ANNOUNCED_ADDRESS: '192.0.2.7' };
    const before = { SFU_PUBLIC_URL: 'https://old.test', SFU_ANNOUNCED_ADDRESS: '192.0.2.8' };
    expect(readStartOptions([], { ...before, ...now })).toMatchObject({
      sfuPublicUrl: 'https://m.test',
      announcedAddress: '192.0.2.7',
    });
    expect(readStartOptions([], before)).toMatchObject({
      sfuPublicUrl: 'https://old.test',
      announcedAddress: '192.0.2.8',
    });
  });
  it('takes the ports of signalling and media, by their names and by those of the release before', () => {
    expect(readStartOptions([], { PORT: '9000' })).toMatchObject({ sfuPort: 9001, rtcPort: 40_000 });
    const now = { FALINK_SFU_PORT: '9100', FALINK_SFU_RTC_PORT: '43000', FALINK_SFU_WORKERS: '3' };
    expect(readStartOptions([], now)).toMatchObject({ sfuPort: 9100, rtcPort: 43_000, workers: 3 });
    expect(readStartOptions([], { SFU_RTC_PORT: '44000' }).rtcPort).toBe(44_000);
  });
  it('starts a TURN server only when asked, with its ports, address and public name', () => {
    expect(readStartOptions([], { FALINK_TURN_PORT: '4000' }).turn).toBeUndefined();
    expect(readStartOptions([], { FALINK_TURN: '1' }).turn).toEqual({ port: 3478, tlsPort: 5349 });
    const env = {
      FALINK_TURN: '1',
      FALINK_TURN_PORT: '4000',
      FALINK_TURN_TLS_PORT: '443',
      FALINK_TURN_LISTEN_IP: '203.0.113.8',
      FALINK_TURN_TLS_PUBLIC: 'turn.falink.test:443',
      FALINK_TURN_SECRET: '0123456789abcdef',
    };
    expect(readStartOptions([], env).turn).toEqual({
      port: 4000,
      tlsPort: 443,
      listenIp: '203.0.113.8',
      tlsPublic: 'turn.falink.test:443',
      secret: '0123456789abcdef',
    });
  });
  it.each([
    [[], { FALINK_TURN: '1', FALINK_ICE_SERVERS: '[]' }],
    [[], { FALINK_TURN: '1', FALINK_TURN_PORT: '0' }],
    [[], { FALINK_TURN: '1', FALINK_TURN_LISTEN_IP: 'here' }],
    [[], { FALINK_TURN: '1', FALINK_TURN_LISTEN_IP: '127.0.0.1' }],
    [[], { FALINK_TURN: '1', FALINK_TURN_TLS_PUBLIC: 'https://turn.test' }],
    [[], { FALINK_TURN: '1', FALINK_TURN_SECRET: 'short' }],
    [[], { FALINK_TURN: '1', FALINK_TURN_SECRET: '0123456789abcdef\nno-auth' }],
    [[], { FALINK_SFU_RTC_PORT: 'many' }],
    [[], { FALINK_SFU_RTC_PORT: '65534', FALINK_SFU_WORKERS: '4' }],
    [[], { FALINK_SFU_WORKERS: '0' }],
    [[], { FALINK_API_URL: 'http://127.0.0.1:9000' }],
    [[], { FALINK_SFU_INTERNAL_URL: 'http://127.0.0.1:9001' }],
    [[], { PORT: 'eighty' }],
    [[], { PORT: '70000' }],
    [[], { FALINK_TLS_CERT: '/a' }],
    [[], { FALINK_PUBLIC_URL: 'falink' }],
    [[], { FALINK_PUBLIC_URL: 'falink.test:8080' }],
    [[], { FALINK_PUBLIC_URL: 'https://falink.test', FALINK_SFU_PUBLIC_URL: 'http://falink.test:8081' }],
    [[], { FALINK_PUBLIC_URL: 'https://falink.test', SFU_PUBLIC_URL: 'http://falink.test:8081' }],
    [['--wan'], {}],
  ])('refuses %j %j with a remedy', (args, env) => {
    expect(() => readStartOptions(args, env)).toThrow(StartOptionError);
  });
});
