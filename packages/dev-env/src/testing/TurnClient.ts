import { createHash, createHmac, randomBytes } from 'node:crypto';
import { type TlsOptions, TlsWire, type TurnServer, type TurnWire, UdpWire } from './turn-wires.js';

const MAGIC = 0x2112a442;
const METHODS = { allocate: 0x003, refresh: 0x004, permit: 0x008 } as const;
const SUCCESS = 0x100;
const ATTRIBUTES = {
  username: 0x0006,
  integrity: 0x0008,
  errorCode: 0x0009,
  lifetime: 0x000d,
  peer: 0x0012,
  realm: 0x0014,
  nonce: 0x0015,
  transport: 0x0019,
} as const;
const UDP = 17;

export interface TurnUser {
  readonly username: string;
  readonly credential: string;
}

/** As much of a TURN client (RFC 8656) as tests of the server's rules need: one socket, one allocation. */
export class TurnClient {
  #realm = '';
  #nonce: Buffer = Buffer.alloc(0);

  private constructor(
    private readonly wire: TurnWire,
    private readonly user: TurnUser,
  ) {}

  /** By UDP, or with TLS over TCP. */
  static async open(server: TurnServer, user: TurnUser, tls?: TlsOptions): Promise<TurnClient> {
    return new TurnClient(tls ? await TlsWire.open(server, tls) : await UdpWire.open(server), user);
  }

  /** @returns 'success', or the code of the refusal */
  allocate(): Promise<number | 'success'> {
    return this.#request('allocate', [attribute(ATTRIBUTES.transport, Buffer.from([UDP, 0, 0, 0]))]);
  }

  /** Asks for the right to send to an address. */
  permit(ip: string): Promise<number | 'success'> {
    return this.#request('permit', [attribute(ATTRIBUTES.peer, addressValue(ip))]);
  }

  refresh(seconds: number): Promise<number | 'success'> {
    const lifetime = Buffer.alloc(4);
    lifetime.writeUInt32BE(seconds);
    return this.#request('refresh', [attribute(ATTRIBUTES.lifetime, lifetime)]);
  }

  close(): void {
    this.wire.close();
  }

  /** The first answer names realm and nonce, as a stale nonce does: the request is sent once more with them. */
  async #request(method: keyof typeof METHODS, attributes: Buffer[]): Promise<number | 'success'> {
    let code: number | 'success' = 401;
    for (const _try of [1, 2]) {
      const challenged = this.#nonce.length > 0;
      const answer = await this.#send(METHODS[method], attributes);
      code = codeOf(answer);
      const { realm, nonce } = { realm: find(answer, ATTRIBUTES.realm), nonce: find(answer, ATTRIBUTES.nonce) };
      if (realm) this.#realm = realm.toString();
      if (nonce) this.#nonce = nonce;
      if (code !== 438 && !(code === 401 && !challenged)) return code;
    }
    return code;
  }

  async #send(method: number, attributes: Buffer[]): Promise<Buffer> {
    const transaction = randomBytes(12);
    const signed = this.#nonce.length > 0;
    const body = Buffer.concat([
      ...attributes,
      ...(signed
        ? [
            attribute(ATTRIBUTES.username, Buffer.from(this.user.username)),
            attribute(ATTRIBUTES.realm, Buffer.from(this.#realm)),
            attribute(ATTRIBUTES.nonce, this.#nonce),
          ]
        : []),
    ]);
    const head = header(method, body.length + (signed ? 24 : 0), transaction);
    const { username, credential } = this.user;
    const key = createHash('md5').update(`${username}:${this.#realm}:${credential}`).digest();
    const integrity = createHmac('sha1', key)
      .update(Buffer.concat([head, body]))
      .digest();
    const message = Buffer.concat([head, body, ...(signed ? [attribute(ATTRIBUTES.integrity, integrity)] : [])]);
    return this.wire.exchange(message);
  }
}

function header(method: number, length: number, transaction: Buffer): Buffer {
  const head = Buffer.alloc(8);
  head.writeUInt16BE(method, 0);
  head.writeUInt16BE(length, 2);
  head.writeUInt32BE(MAGIC, 4);
  return Buffer.concat([head, transaction]);
}

function attribute(type: number, value: Buffer): Buffer {
  const head = Buffer.alloc(4);
  head.writeUInt16BE(type, 0);
  head.writeUInt16BE(value.length, 2);
  return Buffer.concat([head, value, Buffer.alloc(-value.length & 3)]);
}

/** XOR-PEER-ADDRESS of an IPv4 address; the port counts for nothing in a permission. */
function addressValue(ip: string): Buffer {
  const value = Buffer.from([0, 1, 0x21 ^ 0x9c, 0x12 ^ 0x40, ...ip.split('.').map(Number)]);
  value.writeUInt32BE((value.readUInt32BE(4) ^ MAGIC) >>> 0, 4);
  return value;
}

function find(message: Buffer, type: number): Buffer | undefined {
  for (let at = 20; at + 4 <= message.length; ) {
    const length = message.readUInt16BE(at + 2);
    if (message.readUInt16BE(at) === type) return message.subarray(at + 4, at + 4 + length);
    at += 4 + length + (-length & 3);
  }
  return undefined;
}

function codeOf(answer: Buffer): number | 'success' {
  const error = find(answer, ATTRIBUTES.errorCode);
  if (error) return (error[2] ?? 0) * 100 + (error[3] ?? 0);
  return (answer.readUInt16BE(0) & 0x110) === SUCCESS ? 'success' : 0;
}
