import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';

/** A TCP relay in front of the sfu's signalling that can be cut like a network cable. */
export class NetworkSwitch {
  readonly #sockets = new Set<Socket>();
  #up = true;
  #cutAt = 0;

  private constructor(
    private readonly server: Server,
    private readonly target: URL,
  ) {}

  static async start(targetUrl: string): Promise<NetworkSwitch> {
    const server = createServer();
    const network = new NetworkSwitch(server, new URL(targetUrl));
    server.on('connection', (socket) => network.#relay(socket));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return network;
  }

  get url(): string {
    return `http://localhost:${(this.server.address() as AddressInfo).port}`;
  }

  cut(): void {
    this.#up = false;
    this.#cutAt = performance.now();
    for (const socket of this.#sockets) socket.destroy();
    this.#sockets.clear();
  }

  /** Lets the outage reach a length: the length of the outage is what is tested. */
  async stayCut(ms: number): Promise<void> {
    const left = this.#cutAt + ms - performance.now();
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, left)));
  }

  restore(): void {
    this.#up = true;
  }

  async stop(): Promise<void> {
    this.cut();
    await new Promise((resolve) => this.server.close(resolve));
  }

  #relay(client: Socket): void {
    client.on('error', () => client.destroy());
    if (!this.#up) {
      client.destroy();
      return;
    }
    const upstream = connect(Number(this.target.port), '127.0.0.1');
    upstream.on('error', () => client.destroy());
    for (const socket of [client, upstream]) {
      this.#sockets.add(socket);
      socket.on('close', () => {
        this.#sockets.delete(socket);
        client.destroy();
        upstream.destroy();
      });
    }
    client.pipe(upstream);
    upstream.pipe(client);
  }
}
