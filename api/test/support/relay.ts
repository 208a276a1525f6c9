import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import { Transform } from 'node:stream';

/** What has been sent, and does not arrive before it is let go. */
export interface Held {
  letGo(): void;
  /** The next piece of this connection with this text arrives, and the connection is lost before its answer. */
  loseAnswerTo(text: string): void;
}

/** A TCP relay in front of a server, which can fail as networks do. */
export class Relay {
  readonly #server: Server;
  readonly #pairs = new Set<readonly [Socket, Socket]>();
  #blackHole = false;
  #cut = false;
  #latencyMs = 0;
  #awaited: { readonly bytes: Buffer; readonly found: (held: Held) => void } | null = null;

  private constructor(
    server: Server,
    private readonly target: number,
  ) {
    this.#server = server;
    server.on('connection', (client) => this.#carry(client));
  }

  /** @param target port on 127.0.0.1 */
  static async to(target: number): Promise<Relay> {
    const server = createServer();
    const relay = new Relay(server, target);
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return relay;
  }

  /** In front of the server of a URL. @returns the relay, and the URL through it */
  static async before(address: string): Promise<{ relay: Relay; url: string }> {
    const url = new URL(address);
    const relay = await Relay.to(Number(url.port));
    url.port = String(relay.port);
    return { relay, url: url.href };
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  /** From now on nothing arrives on either side, without a notice: as when a machine vanishes. */
  swallow(): void {
    this.#blackHole = true;
    for (const [client, server] of this.#pairs) {
      client.unpipe();
      client.pause();
      server.unpipe();
      server.pause();
    }
  }

  /** From now on every connection is reset, and every new one: as when a process is gone from a machine that is there. */
  cut(): void {
    this.#cut = true;
    for (const pair of this.#pairs) for (const socket of pair) socket.resetAndDestroy();
  }

  /** New connections are carried again; those of a black hole stay silent for ever. */
  carry(): void {
    this.#blackHole = false;
    this.#cut = false;
  }

  /** From now on everything arrives so much later, each way. */
  slow(latencyMs: number): void {
    this.#latencyMs = latencyMs;
  }

  /** Keeps the next piece that carries this text to the server; what follows on its connection waits behind it. */
  hold(text: string): Promise<Held> {
    return new Promise((found) => {
      this.#awaited = { bytes: Buffer.from(text), found };
    });
  }

  async close(): Promise<void> {
    for (const pair of this.#pairs) for (const socket of pair) socket.destroy();
    this.#server.close();
    await once(this.#server, 'close');
  }

  #carry(client: Socket): void {
    client.on('error', () => undefined);
    if (this.#cut) {
      client.resetAndDestroy();
      return;
    }
    if (this.#blackHole) {
      client.pause();
      this.#pairs.add([client, client]);
      return;
    }
    const server = connect(this.target, '127.0.0.1');
    server.on('error', () => client.destroy());
    const pair = [client, server] as const;
    this.#pairs.add(pair);
    const loseAnswer = (): void => {
      server.unpipe();
      server.once('data', () => client.destroy());
      server.resume();
    };
    client.pipe(this.#way(loseAnswer)).pipe(server);
    server.pipe(this.#way()).pipe(client);
    for (const socket of pair)
      socket.once('close', () => {
        this.#pairs.delete(pair);
        for (const one of pair) one.destroy();
      });
  }

  /** One direction of a connection. */
  #way(loseAnswer: () => void = () => undefined): Transform {
    let unanswered: Buffer | null = null;
    const later = (deliver: () => void): void => {
      if (this.#latencyMs > 0) setTimeout(deliver, this.#latencyMs);
      else deliver();
    };
    const way = new Transform({
      transform: (chunk: Buffer, _encoding, done) => {
        // Pieces are under way together: each arrives later, none waits for the one before.
        const go = (): void => {
          later(() => way.push(chunk));
          done();
        };
        if (unanswered && chunk.includes(unanswered)) {
          loseAnswer();
          return go();
        }
        const awaited = this.#awaited;
        if (!awaited || !chunk.includes(awaited.bytes)) return go();
        this.#awaited = null;
        const loseAnswerTo = (text: string): void => {
          unanswered = Buffer.from(text);
        };
        awaited.found({ letGo: go, loseAnswerTo });
      },
      flush: (done) => later(done),
    });
    return way;
  }
}
