import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { checkPorts, mediaPortCount } from './check-ports.js';
import { freePort } from './free-port.js';

const HOST = '127.0.0.1';
async function ports() {
  const [port, sfuPort, rtcPort] = await Promise.all([freePort(), freePort(), freePort()]);
  return {
    port,
    sfuPort,
    rtcPort,
    workers: 1,
    host: HOST,
    lan: false,
    rtcListenIp: undefined,
    announcedAddress: undefined,
    turn: undefined,
  };
}

test('ports that are free pass', async () => {
  await checkPorts(await ports());
});

test.each(['port', 'sfuPort', 'rtcPort'] as const)(
  '%s taken by TCP: refused with a command that works',
  async (name) => {
    const options = await ports();
    const server = createServer().listen(options[name], HOST);
    await once(server, 'listening');
    await expect(checkPorts(options)).rejects.toThrow(
      new RegExp(`ort ${options[name]} is taken.*PORT=\\d+ FALINK_SFU_PORT=\\d+ FALINK_SFU_RTC_PORT=\\d+ npm start`),
    );
    server.close();
  },
);

test('a media port taken by UDP alone is taken', async () => {
  const options = await ports();
  const socket = createSocket('udp4').bind(options.rtcPort, HOST);
  await once(socket, 'listening');
  await expect(checkPorts(options)).rejects.toThrow(`Media port ${options.rtcPort} is taken`);
  socket.close();
});

test('every worker and every announced address has a media port', async () => {
  const several = {
    ...(await ports()),
    rtcPort: await freePort(4),
    workers: 2,
    announcedAddress: '192.0.2.7, 10.0.0.7',
  };
  expect(mediaPortCount(several)).toBe(4);
  const server = createServer().listen(several.rtcPort + 3, HOST);
  await once(server, 'listening');
  await expect(checkPorts(several)).rejects.toThrow('is taken');
  server.close();
});

test('one port for two things is refused', async () => {
  const options = await ports();
  await expect(checkPorts({ ...options, sfuPort: options.port })).rejects.toThrow('asked for twice');
  await expect(checkPorts({ ...options, rtcPort: options.sfuPort })).rejects.toThrow('asked for twice');
  const turn = { port: options.rtcPort, tlsPort: await freePort() };
  await expect(checkPorts({ ...options, turn })).rejects.toThrow('asked for twice');
});

test('a TURN port that is taken, or one of those that are relayed from, is refused with what to do', async () => {
  const options = await ports();
  const turn = { port: await freePort(), tlsPort: await freePort() };
  await checkPorts({ ...options, turn });
  await expect(checkPorts({ ...options, turn: { ...turn, tlsPort: 50_000 } })).rejects.toThrow('relays from');
  const server = createServer().listen(turn.port, HOST);
  await once(server, 'listening');
  await expect(checkPorts({ ...options, turn })).rejects.toThrow(
    new RegExp(`TURN port ${turn.port} is taken.*FALINK_TURN_PORT=\\d+ FALINK_TURN_TLS_PORT=\\d+ npm start`),
  );
  server.close();
});
