import { X509Certificate } from 'node:crypto';
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { privateCertificate } from './private-ca.js';

describe('private certificate', () => {
  let dir: string;
  beforeEach(async () => {
    dir = await mkdtemp(path.join(tmpdir(), 'falink-ca-'));
  });
  afterEach(() => rm(dir, { recursive: true }));

  it('is signed by the authority and covers every name and address', async () => {
    const made = await privateCertificate(dir, ['tv.falink.test', '192.168.1.20']);
    const server = new X509Certificate(await readFile(made.certFile));
    const ca = new X509Certificate(await readFile(made.caFile));
    expect(server.verify(ca.publicKey)).toBe(true);
    expect(server.checkHost('tv.falink.test')).toBe('tv.falink.test');
    expect(server.checkIP('192.168.1.20')).toBe('192.168.1.20');
    expect(server.checkHost('elsewhere.test')).toBeUndefined();
    expect(ca.ca).toBe(true);
  });

  it('keeps the authority for ever and the certificate until the names change', async () => {
    const first = await privateCertificate(dir, ['tv.falink.test']);
    const firstPem = await readFile(first.certFile, 'utf8');
    const again = await privateCertificate(dir, ['tv.falink.test']);
    expect(again.caFingerprint).toBe(first.caFingerprint);
    expect(await readFile(again.certFile, 'utf8')).toBe(firstPem);
    const renamed = await privateCertificate(dir, ['other.falink.test']);
    expect(renamed.caFingerprint).toBe(first.caFingerprint);
    expect(await readFile(renamed.certFile, 'utf8')).not.toBe(firstPem);
  });

  it('keeps private keys to their owner', async () => {
    const made = await privateCertificate(dir, ['tv.falink.test']);
    expect((await stat(made.keyFile)).mode & 0o077).toBe(0);
  });
});
