import { webcrypto } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import 'reflect-metadata';
import * as x509 from '@peculiar/x509';
import { ConfigError } from './config.js';
import { tlsFiles } from './tls-files.js';

const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const;

const folders: string[] = [];
afterAll(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true }))));

/** A self-signed certificate and its key, as files. */
async function newPair(): Promise<{ certFile: string; keyFile: string }> {
  x509.cryptoProvider.set(webcrypto as never);
  const folder = await mkdtemp(join(tmpdir(), 'falink-tls-'));
  folders.push(folder);
  const keys = await webcrypto.subtle.generateKey(ALGORITHM, true, ['sign', 'verify']);
  const certificate = await x509.X509CertificateGenerator.createSelfSigned({
    name: 'CN=falink.test',
    signingAlgorithm: ALGORITHM,
    keys,
  });
  const files = { certFile: join(folder, 'chain.pem'), keyFile: join(folder, 'key.pem') };
  await writeFile(files.certFile, certificate.toString('pem'));
  const pkcs8 = await webcrypto.subtle.exportKey('pkcs8', keys.privateKey);
  await writeFile(files.keyFile, x509.PemConverter.encode(pkcs8, 'PRIVATE KEY'));
  return files;
}

const refusal = (certFile: string | undefined, keyFile: string | undefined): string => {
  try {
    tlsFiles(certFile, keyFile);
  } catch (error) {
    expect(error).toBeInstanceOf(ConfigError);
    return (error as ConfigError).message;
  }
  throw new Error('was not refused');
};

describe('tlsFiles', () => {
  it('takes a pair, and nothing at all', async () => {
    const { certFile, keyFile } = await newPair();
    expect(tlsFiles(certFile, keyFile)).toEqual({ certFile, keyFile });
    expect(tlsFiles(undefined, undefined)).toBeUndefined();
  });

  it('refuses half a pair and names the missing half', () => {
    expect(refusal('/etc/chain.pem', undefined)).toMatch(/FALINK_TLS_KEY: is not set.*set both, or neither/);
    expect(refusal(undefined, '/etc/key.pem')).toMatch(/FALINK_TLS_CERT: is not set.*set both, or neither/);
  });

  it('names each file that cannot be read, and what to do', async () => {
    const { certFile } = await newPair();
    expect(refusal(certFile, '/nowhere/key.pem')).toMatch(
      /FALINK_TLS_KEY: \/nowhere\/key\.pem cannot be read \(ENOENT\): correct the path/,
    );
    expect(refusal('/nowhere/chain.pem', tmpdir())).toMatch(/FALINK_TLS_CERT: .*ENOENT.*FALINK_TLS_KEY: .*EISDIR/s);
  });

  it('refuses a key of another certificate, and files that are no PEM', async () => {
    const [one, other] = await Promise.all([newPair(), newPair()]);
    expect(refusal(one.certFile, other.keyFile)).toMatch(/FALINK_TLS_KEY: .*no pair/);
    await writeFile(one.keyFile, 'not a key');
    const message = refusal(one.certFile, one.keyFile);
    expect(message).toMatch(/no pair of PEM files/);
    expect(message).not.toContain('not a key');
  });
});
