/** Runs coturn as the supervised child: `turn-main <turnserver> <folder>`. What it says of trouble is passed on. */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';

const [program = '', folder = ''] = process.argv.slice(2);
const config = path.join(folder, 'turnserver.conf');
/** Its other lines are banners, sessions with the names of participants, and refusals that any client can cause. */
const TROUBLE = /ERROR|WARNING|Bad configuration|[Cc]annot/;
const OF_A_CLIENT = /check_stun_auth|session \d+|peer IP/;

endLeftover();
const server = spawn(program, ['-c', config], { stdio: ['ignore', 'pipe', 'pipe'] });
for (const stream of [server.stdout, server.stderr])
  createInterface({ input: stream }).on('line', (line) => {
    if (TROUBLE.test(line) && !OF_A_CLIENT.test(line)) process.stdout.write(`${line}\n`);
  });
server.once('error', (error) => {
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
});
server.once('exit', (code) => process.exit(code ?? 1));
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => server.kill('SIGTERM'));

/** A supervisor that was killed may have left one, and the next one could not open its ports. */
function endLeftover(): void {
  try {
    const pid = Number(readFileSync(path.join(folder, 'turnserver.pid'), 'utf8'));
    if (pid > 1 && readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').includes(config))
      process.kill(pid, 'SIGKILL');
  } catch {
    // There is none.
  }
}
