import { createHash, createHmac } from 'node:crypto';
import type { Secrets } from '../../kernel/auth/secrets.js';
import { derive } from '../../kernel/keys/keyring.js';

type Service = Pick<Secrets, 'service'>;

/** Of the key that a browser keeps: what is stored opens nothing. */
export const hashOfBrowser = (browserKey: string): Buffer => createHash('sha256').update(browserKey).digest();

/** Names a browser to the media plane: a UUID of version 8 (RFC 9562) made of its hash, which leads to no key. */
export function idOfBrowser(browserHash: Buffer): string {
  const bytes = Buffer.from(browserHash.subarray(0, 16));
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x80, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}

/** Of an address, keyed: without the service's secret nobody tries the few billion addresses that there are. */
export const hashOfAddress = ({ service }: Service, address: string): Buffer =>
  createHmac('sha256', derive(service, 'guest-addresses')).update(address).digest();

/** Computed from the link's id, so that a repeated request has the same answer and nothing that opens it is stored. */
export const tokenOfLink = ({ service }: Service, linkId: string): string =>
  createHmac('sha256', derive(service, 'guest-links')).update(linkId).digest('base64url');
