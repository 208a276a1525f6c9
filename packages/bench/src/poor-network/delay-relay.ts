import { createSocket, type Socket } from 'node:dgram';

export interface DelayRelayOptions {
  /** Address and port that clients send to. */
  readonly address: string;
  readonly port: number;
  /** Where packets go: the same port on this address. */
  readonly target: string;
  /** Clients whose packets are delayed; those of others pass at once. */
  readonly isFar: (address: string) => boolean;
  /** Delay of one direction, ms. */
  readonly delayMs: number;
}

/** Passes UDP on and makes the way of some clients long. The kernel of the test machine has no netem. */
export class DelayRelay {
  readonly #near: Socket;
  readonly #clients = new Map<string, Socket>();
  readonly #options: DelayRelayOptions;
  #closed = false;

  private constructor(options: DelayRelayOptions) {
    this.#options = options;
    this.#near = createSocket('udp4');
    this.#near.on('message', (packet, from) => {
      const client = this.#clientOf(from.address, from.port);
      this.#later(from.address, () => client.send(packet));
    });
  }

  static async start(options: DelayRelayOptions): Promise<DelayRelay> {
    const relay = new DelayRelay(options);
    await new Promise<void>((resolve, reject) => {
      relay.#near.once('error', reject);
      relay.#near.bind(options.port, options.address, () => resolve());
    });
    return relay;
  }

  close(): void {
    this.#closed = true;
    this.#near.close();
    for (const client of this.#clients.values()) client.close();
  }

  #clientOf(address: string, port: number): Socket {
    const key = `${address}:${port}`;
    const known = this.#clients.get(key);
    if (known) return known;
    const socket = createSocket('udp4');
    this.#clients.set(key, socket);
    socket.on('message', (packet) => this.#later(address, () => this.#near.send(packet, port, address)));
    // Nobody listens any more: as on a network, the packet is simply gone.
    socket.on('error', () => undefined);
    socket.connect(this.#options.port, this.#options.target);
    return socket;
  }

  #later(address: string, send: () => void): void {
    const guarded = () => {
      if (this.#closed) return;
      try {
        send();
      } catch {
        // Not connected yet: lost, as a first packet may be.
      }
    };
    if (this.#options.isFar(address)) setTimeout(guarded, this.#options.delayMs);
    else guarded();
  }
}
