export interface Claim {
  readonly number: string;
  readonly queryCode: string;
}

/**
 * Number and query code from the fragment of the QR's address (`#number=…&code=…`): a fragment never reaches a server's
 * log. Null when it does not hold both.
 */
export function claimOfFragment(hash: string): Claim | null {
  const params = new URLSearchParams(hash.replace(/^#/, ''));
  const number = params.get('number')?.trim() ?? '';
  const queryCode = (params.get('code') ?? params.get('queryCode') ?? '').trim().toUpperCase();
  return number !== '' && queryCode !== '' ? { number, queryCode } : null;
}
