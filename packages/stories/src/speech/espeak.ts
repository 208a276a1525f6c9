import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { SpeechEngine } from './engine.js';
import { toPinyin } from './pinyin.js';
import { parseWav, type Wave } from './wave.js';

const run = promisify(execFile);

/** Debian's `cmn` voice misreads most characters; fed with pinyin, this one reads them right. */
const VOICE = 'cmn-latn-pinyin';
/** About 3.8 syllables a second. */
const PACE = 165;
const PITCH = 44;

/** The packaged voice: espeak-ng, from Debian. */
export class EspeakEngine implements SpeechEngine {
  async identity(): Promise<string> {
    const { stdout } = await run('espeak-ng', ['--version']).catch((cause: unknown) => {
      throw new Error('espeak-ng cannot be run: install it with apt-get install espeak-ng', { cause });
    });
    return `${stdout.match(/\d+\.\d+(\.\d+)?/)?.[0] ?? 'espeak'}/${VOICE}/${PACE}/${PITCH}`;
  }

  async speak(text: string, signal?: AbortSignal): Promise<Wave> {
    const folder = await mkdtemp(join(tmpdir(), 'falink-voice-'));
    try {
      const file = join(folder, 'line.wav');
      const args = ['-v', VOICE, '-s', String(PACE), '-p', String(PITCH), '-w', file, toPinyin(text)];
      await run('espeak-ng', args, signal ? { signal } : {});
      return parseWav(await readFile(file));
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }
}
