/** Names whose values never reach a log, compared without case, `_` and `-`. */
const SECRET_NAMES = new Set(
  [
    'token',
    'accessToken',
    'refreshToken',
    'roomToken',
    'resumeKey',
    'password',
    'passwordHash',
    'secret',
    'authorization',
    'cookie',
    'setCookie',
    'signature',
    'nonce',
    'queryCode',
    'phone',
    'identityNumber',
    'identityReason',
    'address',
    'privateKey',
    'dataKey',
    'credential',
  ].map(normalise),
);

export const REDACTED = '[redacted]';

const MAX_DEPTH = 8;

function normalise(name: string): string {
  return name.replaceAll(/[-_]/g, '').toLowerCase();
}

/**
 * Takes what looks like a credential or a person's number out of a text: JWTs, bearer headers, 18-digit identity
 * numbers and mobile numbers. Longer runs of digits or hex (ids, timestamps) stay readable.
 */
export function redactText(text: string): string {
  return text
    .replaceAll(/\beyJ[\w-]+\.[\w-]+\.[\w-]*/g, REDACTED)
    .replaceAll(/\b(Bearer\s+)[^\s",]+/gi, `$1${REDACTED}`)
    .replaceAll(/(?<![\w-])[1-9]\d{16}[\dXx](?![\w-])/g, REDACTED)
    .replaceAll(/(?<![\w-])1[3-9]\d{9}(?![\w-])/g, REDACTED);
}

/** A copy of a log record without credentials and personal numbers, by field name and by looks. Errors are kept whole. */
export function redact(value: unknown, depth = 0): unknown {
  if (typeof value === 'string') return redactText(value);
  if (typeof value !== 'object' || value === null || value instanceof Error || value instanceof Date) return value;
  if (Buffer.isBuffer(value)) return `[${value.length} bytes]`;
  if (depth >= MAX_DEPTH) return '[…]';
  if (Array.isArray(value)) return value.map((entry) => redact(entry, depth + 1));
  return Object.fromEntries(
    Object.entries(value).map(([name, entry]) => [
      name,
      SECRET_NAMES.has(normalise(name)) && entry !== null && entry !== undefined ? REDACTED : redact(entry, depth + 1),
    ]),
  );
}
