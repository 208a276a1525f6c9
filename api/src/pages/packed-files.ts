import { readFile, stat } from 'node:fs/promises';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const compressBrotli = promisify(brotliCompress);
const compressGzip = promisify(gzip);

/** Of the console's 3.2 MB in 149 files: 1 % larger than at level 9, which clears so much memory for each file that all take 7 s, not 0.2. */
const BROTLI_QUALITY = 6;
const SMALLEST_BYTES = 1024;

export type Encoding = 'br' | 'gzip' | 'identity';

interface Packed {
  readonly stamp: string;
  readonly bodies: Map<Encoding, Promise<Buffer>>;
}

/**
 * Text files compressed once and kept: a build's files are few and do not change while they are served. By hand, because
 * ready-made servers of static files want compressed copies on disk (docs/adr/0022).
 */
export class PackedFiles {
  private readonly files = new Map<string, Packed>();

  /** The file's bytes in an encoding that the client takes, best first. Null: there is no such file. */
  async get(path: string, accepted: string): Promise<{ body: Buffer; encoding: Encoding; stamp: string } | null> {
    const found = await stat(path).catch(() => null);
    if (!found?.isFile()) return null;
    const stamp = `${found.size.toString(36)}-${Math.round(found.mtimeMs).toString(36)}`;
    let packed = this.files.get(path);
    if (packed?.stamp !== stamp) {
      packed = { stamp, bodies: new Map() };
      this.files.set(path, packed);
    }
    const encoding = found.size < SMALLEST_BYTES ? 'identity' : encodingFor(accepted);
    let body = packed.bodies.get(encoding);
    if (!body) {
      body = pack(path, encoding);
      packed.bodies.set(encoding, body);
    }
    return { body: await body, encoding, stamp };
  }
}

export function encodingFor(accepted: string): Encoding {
  const offers = accepted.split(',').map((offer) => offer.trim().split(';'));
  const takes = (name: string): boolean =>
    offers.some(([offer, quality]) => offer === name && !/^\s*q=0(\.0+)?\s*$/.test(quality ?? ''));
  if (takes('br')) return 'br';
  return takes('gzip') ? 'gzip' : 'identity';
}

async function pack(path: string, encoding: Encoding): Promise<Buffer> {
  const content = await readFile(path);
  switch (encoding) {
    case 'br':
      return compressBrotli(content, { params: { [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY } });
    case 'gzip':
      return compressGzip(content, { level: 9 });
    case 'identity':
      return content;
  }
}
