import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { createServer } from 'node:net';

/** Above the services' own ports, below 32768: from there Linux gives ports to programs that ask for none. */
const FIRST = 20_000;
const LAST = 31_999;
const TRIES = 100;

/** What this process has been given: it may not listen there yet. */
const given = new Set();

export async function freePort(length = 1) {
  for (let tries = 0; tries < TRIES; tries += 1) {
    const first = FIRST + Math.floor(Math.random() * (LAST - FIRST - length));
    const row = Array.from({ length }, (_, at) => first + at);
    if (row.some((port) => given.has(port))) continue;
    for (const port of row) given.add(port);
    if ((await Promise.all(row.map(isFree))).every(Boolean)) return first;
  }
  throw new Error(`No ${length} ports in a row are free between ${FIRST} and ${LAST}.`);
}

async function isFree(port) {
  const [server, socket] = [createServer(), createSocket('udp4')];
  try {
    const isListening = once(server.listen({ port, exclusive: true }), 'listening');
    const isBound = once(socket.bind({ port, exclusive: true }), 'listening');
    return (await Promise.allSettled([isListening, isBound])).every(({ status }) => status === 'fulfilled');
  } finally {
    if (server.listening) await new Promise((done) => server.close(done));
    // A socket that was refused its port is closed already, or throws.
    await new Promise((done) => {
      try {
        socket.close(done);
      } catch {
        done();
      }
    });
  }
}
