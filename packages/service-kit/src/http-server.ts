import { readFile } from 'node:fs/promises';
import { createServer as createHttpServer, type RequestListener, type Server } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { TlsFiles } from './tls-files.js';

export interface ListenOptions {
  readonly host: string;
  /** 0: the system chooses. */
  readonly port: number;
  /** The variable that sets the port, for the error's remedy. */
  readonly portVariable: string;
}

/**
 * Longer than balancers keep an idle connection (nginx and most clouds: 60 s): the one that closes it is the balancer,
 * which then sends no request into a connection that is gone.
 */
const KEEP_ALIVE = { keepAliveTimeout: 75_000, headersTimeout: 80_000 } as const;

/** A server that is not listening yet, with TLS when there is a certificate. */
export async function createServer(tls: TlsFiles | undefined, handler: RequestListener): Promise<Server> {
  if (!tls) return createHttpServer(KEEP_ALIVE, handler);
  const [cert, key] = await Promise.all([readFile(tls.certFile), readFile(tls.keyFile)]);
  return createHttpsServer({ cert, key, ...KEEP_ALIVE }, handler);
}

/** @throws Error that names address, reason and remedy when the server cannot listen there. */
export function listen(server: Server, { host, port, portVariable }: ListenOptions): Promise<AddressInfo> {
  return new Promise((resolve, reject) => {
    const refuse = (cause: NodeJS.ErrnoException): void => {
      const reason = cause.code === 'EADDRINUSE' ? 'another program uses it' : cause.message;
      const remedy = `Stop the other program, or set ${portVariable} or HOST.`;
      reject(new Error(`Cannot listen on ${host}:${port}: ${reason}. ${remedy}`, { cause }));
    };
    server.once('error', refuse);
    server.listen(port, host, () => {
      server.off('error', refuse);
      resolve(server.address() as AddressInfo);
    });
  });
}

const THIS_MACHINE = new Set(['127.0.0.1', '0.0.0.0', '::', '::1']);

/** The origin at which this machine reaches a listening server, without a slash at the end. */
export function originOf(host: string, tls: TlsFiles | undefined, { port }: Pick<AddressInfo, 'port'>): string {
  const name = THIS_MACHINE.has(host) ? 'localhost' : host;
  return `${tls ? 'https' : 'http'}://${name.includes(':') ? `[${name}]` : name}:${port}`;
}
