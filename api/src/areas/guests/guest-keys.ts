import { createHash, createHmac } from 'node:crypto';
import type { Secrets } from '../../kernel/auth/secrets.js';
import { derive } from '../../kernel/keys/keyring.js';

type Service = Pick<Secrets, 'service'>;

/** Of the key that a browser keeps: what is stored opens nothing. */
export const hashOfBrowser = (browserKey: string): Buffer => createHash('sha256').update(browserKey).digest();

/** Of an address, keyed: without the service's secret nobody tries the few billion addresses that there are. */
export const hashOfAddress = ({ service }: Service, address: string): Buffer =>
  createHmac('sha256', derive(service, 'guest-addresses')).update(address).digest();

/** Computed from the link's id, so that a repeated request has the same answer and nothing that opens it is stored. */
export const tokenOfLink = ({ service }: Service, linkId: string): string =>
  createHmac('sha256', derive(service, 'guest-links')).update(linkId).digest('base64url');
