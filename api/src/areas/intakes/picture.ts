import { measuredSize, sharpnessOf } from '@falink/client';
import { FalinkError } from '@falink/protocol';
import sharp from 'sharp';

/** A4 at 200 dpi fits: every character of a paper stays readable. */
const MAX_EDGE_PX = 2400;
/** Decoded at four bytes a pixel this is 160 MB: more than any camera on a box, less than a bomb wants. */
const MAX_INPUT_PIXELS = 40_000_000;
const JPEG_QUALITY = 85;

// One picture at a time per request is enough, and libvips' cache would keep papers in memory.
sharp.cache(false);
sharp.concurrency(1);

export interface Picture {
  readonly jpeg: Buffer;
  readonly width: number;
  readonly height: number;
  readonly sharpness: number;
}

/** What the bytes are, whatever they are called. */
function pictureType(bytes: Buffer): 'jpeg' | 'png' | null {
  if (bytes.subarray(0, 3).equals(Buffer.from([0xff, 0xd8, 0xff]))) return 'jpeg';
  if (bytes.subarray(0, 8).equals(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]))) return 'png';
  return null;
}

/**
 * Decodes and encodes again: what is kept is pixels only, upright, no larger than needed, without EXIF (place, device)
 * and without whatever else a file can carry.
 *
 * @throws FalinkError request.media_type, capture.unreadable
 */
export async function reencode(bytes: Buffer): Promise<Picture> {
  if (!pictureType(bytes)) throw new FalinkError('request.media_type');
  try {
    const { data, info } = await sharp(bytes, { limitInputPixels: MAX_INPUT_PIXELS, failOn: 'error' })
      .autoOrient()
      .resize({ width: MAX_EDGE_PX, height: MAX_EDGE_PX, fit: 'inside', withoutEnlargement: true })
      .flatten({ background: '#ffffff' })
      .jpeg({ quality: JPEG_QUALITY })
      .toBuffer({ resolveWithObject: true });
    return { jpeg: data, width: info.width, height: info.height, sharpness: await measure(data, info) };
  } catch (cause) {
    throw new FalinkError('capture.unreadable', {}, { cause });
  }
}

async function measure(jpeg: Buffer, { width, height }: { width: number; height: number }): Promise<number> {
  const { data, info } = await sharp(jpeg)
    .resize({ ...measuredSize(width, height), fit: 'fill' })
    .greyscale()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return sharpnessOf(data, info.width, info.height);
}
