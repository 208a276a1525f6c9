import { webcrypto, X509Certificate } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { isIP } from 'node:net';
import path from 'node:path';
import 'reflect-metadata';
import * as x509 from '@peculiar/x509';

const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const;
const CA_DAYS = 3650;
/** Browsers refuse server certificates that last longer than 398 days. */
const SERVER_DAYS = 397;
const RENEW_BEFORE_DAYS = 30;
const DAY_MS = 86_400_000;

export interface ServerCertificate {
  readonly certFile: string;
  readonly keyFile: string;
  readonly caFile: string;
  /** SHA-256 of the CA certificate, to compare on the box before trusting it. */
  readonly caFingerprint: string;
}

/**
 * A private certificate authority in `<dataDir>/tls` for a local network without public names, and a server
 * certificate for `names` (host names or IP addresses), renewed when the names change or the end is near.
 */
export async function privateCertificate(dataDir: string, names: readonly string[]): Promise<ServerCertificate> {
  x509.cryptoProvider.set(webcrypto as unknown as Crypto);
  const folder = path.join(dataDir, 'tls');
  await mkdir(folder, { recursive: true });
  const files = {
    caFile: path.join(folder, 'ca.pem'),
    caKeyFile: path.join(folder, 'ca-key.pem'),
    certFile: path.join(folder, 'server.pem'),
    keyFile: path.join(folder, 'server-key.pem'),
  };
  const ca = (await readPair(files.caFile, files.caKeyFile)) ?? (await makeCa(files.caFile, files.caKeyFile));
  if (!(await isCurrent(files.certFile, names, ca.certificate))) {
    await makeServer(files.certFile, files.keyFile, names, ca);
  }
  const caFingerprint = new X509Certificate(await readFile(files.caFile)).fingerprint256;
  return { certFile: files.certFile, keyFile: files.keyFile, caFile: files.caFile, caFingerprint };
}

interface Authority {
  readonly certificate: x509.X509Certificate;
  readonly key: CryptoKey;
}

async function readPair(certFile: string, keyFile: string): Promise<Authority | null> {
  const [cert, key] = await Promise.all([readText(certFile), readText(keyFile)]);
  if (cert === null || key === null) return null;
  const imported = await webcrypto.subtle.importKey('pkcs8', x509.PemConverter.decodeFirst(key), ALGORITHM, false, [
    'sign',
  ]);
  return { certificate: new x509.X509Certificate(cert), key: imported as CryptoKey };
}

async function makeCa(certFile: string, keyFile: string): Promise<Authority> {
  const keys = (await webcrypto.subtle.generateKey(ALGORITHM, true, ['sign', 'verify'])) as CryptoKeyPair;
  const certificate = await x509.X509CertificateGenerator.createSelfSigned({
    name: 'CN=FaLink private CA',
    notBefore: new Date(Date.now() - DAY_MS),
    notAfter: new Date(Date.now() + CA_DAYS * DAY_MS),
    signingAlgorithm: ALGORITHM,
    keys,
    extensions: [
      new x509.BasicConstraintsExtension(true, 0, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign | x509.KeyUsageFlags.cRLSign, true),
      await x509.SubjectKeyIdentifierExtension.create(keys.publicKey),
    ],
  });
  await writeKey(keyFile, keys.privateKey);
  await writeFile(certFile, certificate.toString('pem'));
  return { certificate, key: keys.privateKey };
}

async function makeServer(certFile: string, keyFile: string, names: readonly string[], ca: Authority): Promise<void> {
  const keys = (await webcrypto.subtle.generateKey(ALGORITHM, true, ['sign', 'verify'])) as CryptoKeyPair;
  const certificate = await x509.X509CertificateGenerator.create({
    subject: `CN=${names[0] ?? 'falink'}`,
    issuer: ca.certificate.subject,
    notBefore: new Date(Date.now() - DAY_MS),
    notAfter: new Date(Date.now() + SERVER_DAYS * DAY_MS),
    signingAlgorithm: ALGORITHM,
    publicKey: keys.publicKey,
    signingKey: ca.key,
    extensions: [
      new x509.BasicConstraintsExtension(false, undefined, true),
      new x509.ExtendedKeyUsageExtension([x509.ExtendedKeyUsage.serverAuth]),
      new x509.SubjectAlternativeNameExtension(
        names.map((name) => ({ type: isIP(name) ? ('ip' as const) : ('dns' as const), value: name })),
      ),
      await x509.AuthorityKeyIdentifierExtension.create(ca.certificate),
    ],
  });
  await writeKey(keyFile, keys.privateKey);
  await writeFile(certFile, certificate.toString('pem'));
}

async function isCurrent(certFile: string, names: readonly string[], ca: x509.X509Certificate): Promise<boolean> {
  const text = await readText(certFile);
  if (text === null) return false;
  const certificate = new X509Certificate(text);
  const covers = (name: string) => (isIP(name) ? certificate.checkIP(name) : certificate.checkHost(name)) !== undefined;
  return (
    names.every(covers) &&
    certificate.verify(new X509Certificate(ca.toString('pem')).publicKey) &&
    Date.parse(certificate.validTo) - Date.now() > RENEW_BEFORE_DAYS * DAY_MS
  );
}

async function writeKey(file: string, key: CryptoKey): Promise<void> {
  const pkcs8 = await webcrypto.subtle.exportKey('pkcs8', key);
  await writeFile(file, x509.PemConverter.encode(pkcs8, 'PRIVATE KEY'), { mode: 0o600 });
}

async function readText(file: string): Promise<string | null> {
  return readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
}
