import { execFile } from 'node:child_process';
import { webcrypto } from 'node:crypto';
import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import 'reflect-metadata';
import * as x509 from '@peculiar/x509';
import { resolveWorkerBinary } from '../src/media/worker-binary.js';

/** mediasoup's own tests take about half a minute with a core to themselves. */
const LIMIT_MS = 300_000;
/** So many are in the package; fewer means that some were not found. */
const TESTS = 202;

const require = createRequire(import.meta.url);
const packageFolder = join(dirname(require.resolve('mediasoup')), '../..');

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'falink-worker-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test(
  "mediasoup's own tests pass with the worker of this machine",
  async () => {
    await layOut();
    const report = join(folder, 'report.json');
    await runJest(report);
    const { numPassedTests, testResults } = JSON.parse(await readFile(report, 'utf8')) as JestReport;
    expect(testResults.filter(({ status }) => status !== 'passed').map(({ name, message }) => [name, message])).toEqual(
      [],
    );
    expect(numPassedTests).toBe(TESTS);
  },
  LIMIT_MS,
);

interface JestReport {
  readonly numPassedTests: number;
  readonly testResults: readonly { readonly name: string; readonly status: string; readonly message: string }[];
}

/**
 * The package as its tests expect it, outside `node_modules`, where jest would not look: the worker where upstream's
 * build puts it, and a certificate, which the package leaves out.
 */
async function layOut(): Promise<void> {
  const copy = join(folder, 'mediasoup');
  await cp(join(packageFolder, 'package.json'), join(copy, 'package.json'));
  await cp(join(packageFolder, 'node/lib'), join(copy, 'node/lib'), { recursive: true });
  // Its dependencies: those of its own, and those that it shares.
  await symlink(join(packageFolder, 'node_modules'), join(copy, 'node_modules'));
  await symlink(dirname(packageFolder), join(folder, 'node_modules'));
  const release = join(copy, 'worker/out/Release');
  await mkdir(release, { recursive: true });
  await cp(resolveWorkerBinary(process.env.MEDIASOUP_WORKER_BIN), join(release, 'mediasoup-worker'));
  await writeCertificate(join(copy, 'node/lib/test/data'));
}

async function writeCertificate(data: string): Promise<void> {
  const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const;
  x509.cryptoProvider.set(webcrypto as never);
  const keys = await webcrypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
  const certificate = await x509.X509CertificateGenerator.createSelfSigned({
    name: 'CN=worker.test',
    signingAlgorithm: algorithm,
    keys: keys as never,
  });
  const pkcs8 = await webcrypto.subtle.exportKey('pkcs8', keys.privateKey);
  await mkdir(data, { recursive: true });
  await writeFile(join(data, 'dtls-cert.pem'), certificate.toString('pem'));
  await writeFile(join(data, 'dtls-key.pem'), x509.PemConverter.encode(pkcs8, 'PRIVATE KEY'));
}

/** Resolves whatever the tests' result is: the report says it. */
function runJest(report: string): Promise<void> {
  const jest = join(dirname(require.resolve('jest/package.json')), 'bin/jest.js');
  const config = {
    testEnvironment: 'node',
    testRegex: 'node/lib/test/test-.*\\.js$',
    transform: {},
    cacheDirectory: join(folder, 'cache'),
  };
  const { MEDIASOUP_WORKER_BIN: _, ...env } = process.env;
  const args = [jest, '--rootDir', folder, '--config', JSON.stringify(config), '--runInBand', '--json'];
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [...args, `--outputFile=${report}`],
      { cwd: folder, env, timeout: LIMIT_MS, maxBuffer: 64e6 },
      () => resolve(),
    );
  });
}
