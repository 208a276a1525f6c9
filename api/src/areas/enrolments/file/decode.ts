import type { FileCheck } from '@falink/protocol';

/** What is in no text: an old or a zipped workbook begins with these. */
const WORKBOOKS = [Buffer.from('PK\u0003\u0004'), Buffer.from([0xd0, 0xcf, 0x11, 0xe0])];

export interface DecodedFile {
  readonly text: string;
  readonly encoding: NonNullable<FileCheck['encoding']>;
}

/**
 * The text of a file as spreadsheets write it: UTF-8 with or without a mark, UTF-16 with one, and otherwise GB18030 (with
 * GBK within it), as Excel in China saves "CSV". Null: it is no text. UTF-8 is tried first: GBK bytes hardly ever are
 * valid UTF-8, while GB18030 reads almost anything.
 */
export function decodeFile(bytes: Buffer): DecodedFile | null {
  if (WORKBOOKS.some((mark) => bytes.subarray(0, mark.length).equals(mark))) return null;
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return decoded(bytes, 'utf-16le', 'utf-16');
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return decoded(bytes, 'utf-16be', 'utf-16');
  return decoded(bytes, 'utf-8', 'utf-8') ?? decoded(bytes, 'gb18030', 'gb18030');
}

function decoded(bytes: Buffer, label: string, encoding: DecodedFile['encoding']): DecodedFile | null {
  try {
    const text = new TextDecoder(label, { fatal: true }).decode(bytes);
    return text.includes('\0') ? null : { text, encoding };
  } catch {
    return null;
  }
}
