import { z } from 'zod';

/** Where a sentence lies in a bundle, in bytes after the index. */
const PlaceSchema = z.object({ text: z.string(), start: z.number().int().min(0), bytes: z.number().int().min(1) });
const IndexSchema = z.array(PlaceSchema).max(1_000);
export type VoicePlace = z.infer<typeof PlaceSchema>;

/** A bundle begins with the length of its index in bytes, big-endian; then the index as JSON, then the sounds. */
export const BUNDLE_HEAD_BYTES = 4;
const MAX_INDEX_BYTES = 200_000;

/** Where sounds lie that follow each other. */
export function placesOf(sounds: readonly { readonly text: string; readonly bytes: number }[]): readonly VoicePlace[] {
  let start = 0;
  return sounds.map(({ text, bytes }) => {
    const place = { text, start, bytes };
    start += bytes;
    return place;
  });
}

/** Bytes of the index, from the first bytes of a bundle. @throws RangeError when this is no bundle */
export function indexBytes(head: Uint8Array): number {
  const bytes = head.length < BUNDLE_HEAD_BYTES ? 0 : new DataView(head.buffer, head.byteOffset).getUint32(0);
  if (bytes < 2 || bytes > MAX_INDEX_BYTES) throw new RangeError('no bundle of sentences');
  return bytes;
}

/** Reads an index. @throws when it is out of shape */
export function readIndex(json: string): readonly VoicePlace[] {
  return IndexSchema.parse(JSON.parse(json));
}
