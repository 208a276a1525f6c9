import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';

/** A TCP relay in front of a server, which can fail as networks do. */
export class Relay {
  readonly #server: Server;
  readonly #pairs = new Set<readonly [Socket, Socket]>();
  #blackHole = false;

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

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  /** From now on nothing arrives on either side, without a notice: as when a machine vanishes. */
  swallow(): void {
    this.#blackHole = true;
    for (const [client, server] of this.#pairs) {
      client.unpipe(server).pause();
      server.unpipe(client).pause();
    }
  }

  /** New connections are carried again; the old ones stay silent for ever. */
  carry(): void {
    this.#blackHole = false;
  }

  async close(): Promise<void> {
    for (const pair of this.#pairs) for (const socket of pair) socket.destroy();
    this.#server.close();
    await once(this.#server, 'close');
  }

  #carry(client: Socket): void {
    client.on('error', () => undefined);
    if (this.#blackHole) {
      client.pause();
      this.#pairs.add([client, client]);
      return;
    }
    const server = connect(this.target, '127.0.0.1');
    server.on('error', () => client.destroy());
    const pair = [client, server] as const;
    this.#pairs.add(pair);
    client.pipe(server).pipe(client);
    for (const socket of pair)
      socket.once('close', () => {
        this.#pairs.delete(pair);
        for (const one of pair) one.destroy();
      });
  }
}
