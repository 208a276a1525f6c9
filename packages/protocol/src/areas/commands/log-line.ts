import { shown } from '../../text.js';

export const MAX_LOG_LINE = 300;

const MASK = '•••';
/** Telephone, identity and card numbers, also with separators. */
const NUMBER = /\d(?:[\s-]?\d){6,}[\dXx]?/g;
/** Tokens, keys, thumbprints. */
const SECRET = /[\w-]{24,}(?:\.[\w-]+)*/g;
const ID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;
const QUERY = /\?[^\s"')]+/g;
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{3})?Z /;

/** A line of a box's log without what could be a person's or a secret: numbers of seven digits and more, tokens, queries (SPEC K8). */
export function maskLogLine(line: string): string {
  const at = INSTANT.exec(line)?.[0] ?? '';
  const masked = line
    .slice(at.length)
    .replace(QUERY, `?${MASK}`)
    .replace(SECRET, (found) => (ID.test(found) ? found : MASK))
    .replace(NUMBER, (found, offset: number, whole: string) => (isInsideId(whole, offset) ? found : MASK));
  return at + masked;
}

function isInsideId(whole: string, offset: number): boolean {
  const start = whole.lastIndexOf(' ', offset) + 1;
  const word = /^[\w-]+/.exec(whole.slice(start))?.[0] ?? '';
  return ID.test(word);
}

/** A line of a log as it is sent and kept: masked again when it is read. */
export const LogLineSchema = shown(MAX_LOG_LINE).overwrite(maskLogLine);
