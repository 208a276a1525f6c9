import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';
import { connect, type TLSSocket } from 'node:tls';

const RETRANSMIT_MS = 500;
const MAX_TRIES = 10;
const ANSWER_MS = 5_000;
const HEADER_BYTES = 20;

export interface TurnServer {
  readonly address: string;
  readonly port: number;
}

/** How a TURN client reaches its server. */
export interface TurnWire {
  /** The answer to a request, by its transaction. */
  exchange(message: Buffer): Promise<Buffer>;
  close(): void;
}

const isAnswer = (answer: Buffer, message: Buffer): boolean => answer.subarray(8, 20).equals(message.subarray(8, 20));

/** By UDP: what is lost is sent again. */
export class UdpWire implements TurnWire {
  private constructor(
    private readonly socket: Socket,
    private readonly server: TurnServer,
  ) {}

  static async open(server: TurnServer): Promise<UdpWire> {
    const socket = createSocket('udp4').bind(0, server.address);
    await once(socket, 'listening');
    return new UdpWire(socket, server);
  }

  /** Sends until there is an answer: a server that only just started loses packets (RFC 8489, section 6.2.1). */
  async exchange(message: Buffer): Promise<Buffer> {
    for (let tries = 1; ; tries += 1) {
      const answered = once(this.socket, 'message', { signal: AbortSignal.timeout(RETRANSMIT_MS) });
      this.socket.send(message, this.server.port, this.server.address);
      try {
        const [answer] = (await answered) as [Buffer];
        if (isAnswer(answer, message)) return answer;
      } catch (error) {
        if (tries === MAX_TRIES) throw error;
      }
    }
  }

  close(): void {
    this.socket.close();
  }
}

export interface TlsOptions {
  readonly ca: string;
  /** The name that is asked for (SNI), where the address is none of the certificate. */
  readonly servername?: string;
}

/** By TCP with TLS: messages follow one another, each with its length in its header. */
export class TlsWire implements TurnWire {
  #received: Buffer = Buffer.alloc(0);

  private constructor(private readonly socket: TLSSocket) {
    // coturn resets connections that it ends; who waits for an answer then fails.
    socket.on('error', () => undefined);
  }

  static async open({ address, port }: TurnServer, options: TlsOptions): Promise<TlsWire> {
    const socket = connect({ host: address, port, ...options });
    await once(socket, 'secureConnect');
    return new TlsWire(socket);
  }

  async exchange(message: Buffer): Promise<Buffer> {
    this.socket.write(message);
    for (const signal = AbortSignal.timeout(ANSWER_MS); ; ) {
      const answer = this.#take();
      if (answer && isAnswer(answer, message)) return answer;
      if (answer) continue;
      const [bytes] = (await once(this.socket, 'data', { signal })) as [Buffer];
      this.#received = Buffer.concat([this.#received, bytes]);
    }
  }

  close(): void {
    this.socket.destroy();
  }

  #take(): Buffer | undefined {
    const received = this.#received;
    const length = received.length < HEADER_BYTES ? Number.POSITIVE_INFINITY : HEADER_BYTES + received.readUInt16BE(2);
    if (received.length < length) return undefined;
    this.#received = received.subarray(length);
    return received.subarray(0, length);
  }
}
