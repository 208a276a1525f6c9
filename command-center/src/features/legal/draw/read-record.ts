/** What a record of a draw may weigh: one over 1,000 lawyers is well below. */
export const RECORD_MAX_BYTES = 1_000_000;

export type ReadProblem = 'empty' | 'too_large' | 'not_text' | 'not_json' | 'not_a_record';

/** The text as it was given: parsing would hide a key that is there twice. */
export type ReadText =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly problem: ReadProblem };

const refused = (problem: ReadProblem): ReadText => ({ ok: false, problem });

/** A file that somebody chose; nothing leaves the browser. */
export async function readRecordFile(file: Blob): Promise<ReadText> {
  if (file.size > RECORD_MAX_BYTES) return refused('too_large');
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(await file.arrayBuffer());
  } catch {
    return refused('not_text');
  }
  return readRecordText(text);
}

/** The same for text that was pasted. */
export function readRecordText(text: string): ReadText {
  if (text.trim() === '') return refused('empty');
  if (new TextEncoder().encode(text).length > RECORD_MAX_BYTES) return refused('too_large');
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return refused('not_json');
  }
  const isObject = typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed);
  return isObject ? { ok: true, text } : refused('not_a_record');
}
