import { SfuHarness } from './sfu-harness.js';

interface Candidate {
  readonly address: string;
  readonly port: number;
  readonly protocol: 'udp' | 'tcp';
}

async function candidatesOf(announced?: string): Promise<Candidate[]> {
  const sfu = new SfuHarness(announced === undefined ? {} : { announced });
  await sfu.start();
  try {
    const room = await sfu.service.context.pool.openRoom('one', () => undefined);
    const transport = await room.createTransport();
    return transport.description.iceCandidates as unknown as Candidate[];
  } finally {
    await sfu.stop();
  }
}

test('several announced addresses: each by UDP and TCP, on a port of its own', async () => {
  const candidates = await candidatesOf('192.0.2.1, media.example.org');
  const by = (address: string) => candidates.filter((one) => one.address === address);
  for (const address of ['192.0.2.1', 'media.example.org']) {
    expect(
      by(address)
        .map(({ protocol }) => protocol)
        .sort(),
    ).toEqual(['tcp', 'udp']);
  }
  const ports = (protocol: string) => candidates.filter((one) => one.protocol === protocol).map(({ port }) => port);
  expect(new Set(ports('udp')).size).toBe(2);
  expect(new Set(ports('tcp')).size).toBe(2);
});

test('without one it is the address that media listens on', async () => {
  expect(new Set((await candidatesOf()).map(({ address }) => address))).toEqual(new Set(['127.0.0.1']));
});
