import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';

const SENTENCES =
  '您好，我想问一下，老板拖欠了我三个月的工资，我应该怎么办？我手里有考勤记录和微信聊天记录，没有签劳动合同。请您慢慢说，我把您的情况记下来。';

/** A minute of speech as a file that Chromium's fake microphone repeats: a beep is no voice. */
export async function speechFile(folder: string): Promise<string> {
  const [spoken, file] = [path.join(folder, 'spoken.wav'), path.join(folder, 'speech.wav')];
  const run = promisify(execFile);
  await run('espeak-ng', ['-v', 'cmn', '-s', '170', '-w', spoken, SENTENCES]);
  const filter = 'aresample=48000,loudnorm=I=-18';
  await run('ffmpeg', ['-y', '-loglevel', 'error', '-i', spoken, '-af', filter, '-ar', '48000', '-ac', '1', file]);
  return file;
}
