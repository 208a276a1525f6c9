import { createWriteStream, mkdirSync, rmSync } from 'node:fs';
import { release } from 'node:os';
import { join } from 'node:path';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { runChild } from '../lib/child.mjs';
import { keepWorker, mediasoupVersion, workerCacheFolder, workerRuns } from './worker.mjs';

const ANSWER_WITHIN_MS = 10_000;
const BYTES_WITHIN_MS = 10_000;
const WHOLE_WITHIN_MS = 180_000;
const RELEASES = 'https://github.com/versatica/mediasoup/releases/download';

/** The address of the binary that mediasoup's own install script would fetch (its npm-scripts.mjs, 3.27.1). */
export function prebuiltUrl(/** @type {string} */ version, env = process.env) {
  const base = env.MEDIASOUP_WORKER_PREBUILT_DOWNLOAD_BASE_URL || RELEASES;
  const kernel = process.platform === 'linux' ? `-kernel${release().split('.')[0]}` : '';
  return `${base}/${version}/mediasoup-worker-${version}-${process.platform}-${process.arch}${kernel}.tgz`;
}

/**
 * Tries mediasoup's own binary. A closed network, a missing file or a binary that cannot run here is no error: the
 * reason is returned in words, and the worker is built instead.
 * @param {import('../lib/terminal.mjs').StepLine} line
 * @returns {Promise<{ worker: import('./worker.mjs').Worker } | { reason: string }>}
 */
export async function downloadWorker(line) {
  if (process.env.MEDIASOUP_SKIP_WORKER_PREBUILT_DOWNLOAD)
    return { reason: 'MEDIASOUP_SKIP_WORKER_PREBUILT_DOWNLOAD is set' };
  const url = prebuiltUrl(mediasoupVersion());
  const partial = `${workerCacheFolder()}.tmp-${process.pid}-download`;
  try {
    mkdirSync(partial, { recursive: true });
    const archive = join(partial, 'worker.tgz');
    await fetchFile(url, archive, (fraction) => line.progress(fraction, 'downloading'));
    const { code } = await runChild('tar', ['-xzf', archive, '-C', partial]);
    const file = join(partial, 'mediasoup-worker');
    if (code !== 0) return { reason: 'the downloaded archive is damaged' };
    if (!workerRuns(file)) return { reason: 'the downloaded binary does not run on this machine' };
    return { worker: keepWorker(file, 'prebuilt') };
  } catch (error) {
    return { reason: reasonOf(error, new URL(url).host) };
  } finally {
    rmSync(partial, { recursive: true, force: true });
  }
}

/** @param {string} url  @param {string} file  @param {(fraction: number | undefined) => void} onProgress */
async function fetchFile(url, file, onProgress) {
  const abort = new AbortController();
  const whole = setTimeout(() => abort.abort(new Error('timeout')), WHOLE_WITHIN_MS);
  let silence = setTimeout(() => abort.abort(new Error('timeout')), ANSWER_WITHIN_MS);
  try {
    const response = await fetch(url, { signal: abort.signal });
    if (!response.ok || !response.body) throw new Error(`HTTP ${response.status}`);
    const total = Number(response.headers.get('content-length')) || undefined;
    let received = 0;
    const watch = new Transform({
      transform(chunk, _encoding, next) {
        clearTimeout(silence);
        silence = setTimeout(() => abort.abort(new Error('timeout')), BYTES_WITHIN_MS);
        received += chunk.length;
        onProgress(total && received / total);
        next(null, chunk);
      },
    });
    const body = /** @type {import('node:stream/web').ReadableStream} */ (response.body);
    await pipeline(Readable.fromWeb(body), watch, createWriteStream(file), { signal: abort.signal });
  } finally {
    clearTimeout(whole);
    clearTimeout(silence);
  }
}

function reasonOf(/** @type {any} */ error, /** @type {string} */ host) {
  const code = error?.cause?.code ?? error?.code;
  if (error?.message === 'HTTP 404') return 'mediasoup publishes none for this platform';
  if (error?.message?.startsWith('HTTP')) return `${host} answered ${error.message}`;
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return `${host} cannot be reached from here`;
  if (error?.message === 'timeout' || error?.cause?.message === 'timeout') return `${host} did not answer in time`;
  return `${host}: ${code ?? error?.message ?? 'no answer'}`;
}
