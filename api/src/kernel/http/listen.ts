import { readFile } from 'node:fs/promises';
import type { RequestListener } from 'node:http';
import { createServer as createHttpServer, type Server } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { Config } from '../config.js';

/** A server that is not listening yet, with TLS when a certificate is configured. */
export async function createServer(config: Pick<Config, 'tls'>, handler: RequestListener): Promise<Server> {
  if (!config.tls) return createHttpServer(handler);
  const [cert, key] = await Promise.all([readFile(config.tls.certFile), readFile(config.tls.keyFile)]);
  return createHttpsServer({ cert, key }, handler);
}

/** @throws Error saying what to do when the port is taken. */
export function listen(server: Server, { host, port }: Pick<Config, 'host' | 'port'>): Promise<AddressInfo> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      reject(
        error.code === 'EADDRINUSE'
          ? new Error(`Port ${port} on ${host} is taken. Stop the other program or set PORT.`, { cause: error })
          : error,
      );
    });
    server.listen(port, host, () => resolve(server.address() as AddressInfo));
  });
}

/** The origin of a listening server, without a slash at the end. */
export function originOf({ host, tls }: Pick<Config, 'host' | 'tls'>, { port }: AddressInfo): string {
  const isLocal = host === '0.0.0.0' || host === '127.0.0.1' || host === '::';
  return `${tls ? 'https' : 'http'}://${isLocal ? 'localhost' : host}:${port}`;
}
