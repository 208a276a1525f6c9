import { deflateSync, crc32 as zlibCrc32 } from 'node:zlib';

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

const TABLE = Uint32Array.from({ length: 256 }, (_, n) => {
  let c = n;
  for (let k = 0; k < 8; k += 1) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
  return c >>> 0;
});

/** CRC-32 as PNG wants it; Node has one from 20.15 and 22.2 on. */
function crc32(bytes) {
  if (typeof zlibCrc32 === 'function') return zlibCrc32(bytes);
  let c = 0xffffffff;
  for (const byte of bytes) c = TABLE[(c ^ byte) & 0xff] ^ (c >>> 8);
  return (c ^ 0xffffffff) >>> 0;
}

function chunk(type, data) {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length, 0);
  frame.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
}

function header(width, height, colorType) {
  const data = Buffer.alloc(13);
  data.writeUInt32BE(width, 0);
  data.writeUInt32BE(height, 4);
  data[8] = 8;
  data[9] = colorType;
  return chunk('IHDR', data);
}

const paeth = (a, b, c) => {
  const p = a + b - c;
  const [pa, pb, pc] = [Math.abs(p - a), Math.abs(p - b), Math.abs(p - c)];
  return pa <= pb && pa <= pc ? a : pb <= pc ? b : c;
};

/** Each row with the filter whose bytes are smallest in sum: the usual heuristic of the PNG specification, 12.8. */
function filtered(pixels, width, height, stride) {
  const row = width * stride;
  const out = Buffer.alloc((row + 1) * height);
  const tries = Array.from({ length: 5 }, () => Buffer.alloc(row));
  for (let y = 0; y < height; y += 1) {
    const sums = [0, 0, 0, 0, 0];
    for (let i = 0; i < row; i += 1) {
      const at = y * row + i;
      const x = pixels[at];
      const a = i >= stride ? pixels[at - stride] : 0;
      const b = y > 0 ? pixels[at - row] : 0;
      const c = y > 0 && i >= stride ? pixels[at - row - stride] : 0;
      const values = [x, x - a, x - b, x - ((a + b) >> 1), x - paeth(a, b, c)];
      for (let f = 0; f < 5; f += 1) {
        const value = values[f] & 0xff;
        tries[f][i] = value;
        sums[f] += value < 128 ? value : 256 - value;
      }
    }
    const best = sums.indexOf(Math.min(...sums));
    out[y * (row + 1)] = best;
    tries[best].copy(out, y * (row + 1) + 1);
  }
  return out;
}

/**
 * RGBA pixels as a PNG: with a palette when 256 colours are enough (every picture of one colour with changing alpha),
 * as they are otherwise.
 */
export function encodePng(pixels, width, height) {
  const palette = new Map();
  const indexed = Buffer.alloc(width * height);
  const clean = Buffer.from(pixels);
  for (let i = 0; i < width * height && palette.size <= 256; i += 1) {
    // What cannot be seen has no colour.
    if (clean[i * 4 + 3] === 0) clean.fill(0, i * 4, i * 4 + 4);
    const key = clean.readUInt32BE(i * 4);
    let index = palette.get(key);
    if (index === undefined) {
      index = palette.size;
      palette.set(key, index);
    }
    indexed[i] = index & 0xff;
  }
  const end = chunk('IEND', Buffer.alloc(0));
  if (palette.size <= 256) {
    const colors = Buffer.alloc(palette.size * 3);
    const alphas = Buffer.alloc(palette.size);
    for (const [key, index] of palette) {
      colors[index * 3] = key >>> 24;
      colors[index * 3 + 1] = (key >>> 16) & 0xff;
      colors[index * 3 + 2] = (key >>> 8) & 0xff;
      alphas[index] = key & 0xff;
    }
    const raw = Buffer.alloc((width + 1) * height);
    for (let y = 0; y < height; y += 1) indexed.copy(raw, y * (width + 1) + 1, y * width, (y + 1) * width);
    return Buffer.concat([
      SIGNATURE,
      header(width, height, 3),
      chunk('PLTE', colors),
      chunk('tRNS', alphas),
      chunk('IDAT', deflateSync(raw, { level: 9 })),
      end,
    ]);
  }
  const data = deflateSync(filtered(clean, width, height, 4), { level: 9 });
  return Buffer.concat([SIGNATURE, header(width, height, 6), chunk('IDAT', data), end]);
}
