import { readFile } from 'node:fs/promises';
import { cpus, totalmem } from 'node:os';

/** The machine in one line, for a reader who compares numbers: processors, memory, system, Node and browser. */
export async function describeMachine(browserVersion: string | null): Promise<string> {
  const processors = cpus();
  const model = processors[0]?.model.replace(/\s+/g, ' ').trim() ?? 'unknown processor';
  const memory = `${(totalmem() / 2 ** 30).toFixed(0)} GiB`;
  const release = await readFile('/etc/os-release', 'utf8').catch(() => '');
  const system = /^PRETTY_NAME="(.*)"$/m.exec(release)?.[1] ?? process.platform;
  const browser = browserVersion === null ? [] : [`Chromium ${browserVersion}`];
  return [`${processors.length} × ${model}`, memory, system, `Node ${process.version}`, ...browser].join(', ');
}
