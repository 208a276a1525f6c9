import { createHash, createPublicKey, type KeyObject, verify } from 'node:crypto';
import { challengeText, type DeviceKey, FalinkError } from '@falink/protocol';

/** RFC 7638 thumbprint of a device key. */
export function thumbprintOf({ crv, kty, x, y }: DeviceKey): Buffer {
  return createHash('sha256').update(JSON.stringify({ crv, kty, x, y })).digest();
}

/** What both screens show for comparison: the first 32 bits, in two groups. */
export function fingerprintOf(thumbprint: Buffer): string {
  const hex = thumbprint.toString('hex').toUpperCase();
  return `${hex.slice(0, 4)} ${hex.slice(4, 8)}`;
}

/** @throws FalinkError request.malformed when the numbers are no point of the curve */
export function importDeviceKey(key: DeviceKey): KeyObject {
  try {
    return createPublicKey({ key: { kty: key.kty, crv: key.crv, x: key.x, y: key.y }, format: 'jwk' });
  } catch (cause) {
    throw new FalinkError(
      'request.malformed',
      { fields: [{ path: 'publicKey', message: 'not a point of P-256' }] },
      { cause },
    );
  }
}

/** Whether the holder of `key` signed this terminal's challenge. */
export function verifyChallenge(key: DeviceKey, terminalId: string, nonce: string, signature: string): boolean {
  return verifyText(key, challengeText(terminalId, nonce), signature);
}

/** Whether the holder of `key` signed a text (ECDSA P-256, SHA-256, r‖s). */
export function verifyText(key: DeviceKey, text: string, signature: string): boolean {
  return verify(
    'sha256',
    Buffer.from(text, 'utf8'),
    { key: importDeviceKey(key), dsaEncoding: 'ieee-p1363' },
    Buffer.from(signature, 'base64url'),
  );
}
