import { createSocket } from 'node:dgram';
import { createServer } from 'node:net';

export { freePort } from '@falink/tooling/free-port';

/** Whether `port` can be listened on at `host`, by TCP. */
export async function isPortFree(port: number, host: string): Promise<boolean> {
  const server = createServer();
  return new Promise((resolve) => {
    server.once('error', () => resolve(false));
    server.listen(port, host, () => server.close(() => resolve(true)));
  });
}

/** Whether `port` can be listened on at `host`, by UDP and TCP. */
export async function isMediaPortFree(port: number, host: string): Promise<boolean> {
  const socket = createSocket(host.includes(':') ? 'udp6' : 'udp4');
  const udp = await new Promise<boolean>((resolve) => {
    socket.once('error', () => resolve(false));
    socket.bind({ port, address: host, exclusive: true }, () => resolve(true));
  });
  await new Promise<void>((resolve) => {
    try {
      socket.close(resolve);
    } catch {
      resolve();
    }
  });
  return udp && isPortFree(port, host);
}
