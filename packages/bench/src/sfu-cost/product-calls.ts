import { randomUUID } from 'node:crypto';
import { MediaHost } from '@falink/fixtures/media-host';
import { builtWorker } from '../built-worker.js';
import { ProductPerson } from '../sfu/product-person.js';
import { SfuProcess } from '../sfu/sfu-process.js';
import { CALLS, type ForwardingCost, measureForwarding, pin } from './running-calls.js';

export interface ProductCost extends ForwardingCost {
  /** Processor time of the sfu's own process for setting one call up, ms. */
  readonly setUpMs: number;
  /** The same for a second in which all calls run, ms. */
  readonly runningMs: number;
  readonly loopP99Ms: number;
}

/** The calls as the product has them: its service, its rooms, tokens, signalling, and everything that watches. */
export async function productCalls(): Promise<ProductCost> {
  const host = await MediaHost.start(await builtWorker());
  const sfu = await SfuProcess.start({ workers: 1 });
  const people: ProductPerson[] = [];
  const failed: unknown[] = [];
  try {
    const idle = await sfu.state();
    const workerPid = idle.workers[0]?.pid ?? 0;
    pin(workerPid);
    for (let call = 0; call < CALLS; call += 1)
      people.push(...(await beginCall(sfu, host, (error) => failed.push(error))));
    const setUp = await sfu.state(true);
    const startedAt = performance.now();
    const cost = await measureForwarding({ workerPid, people });
    const running = await sfu.state();
    if (failed.length > 0) throw failed[0];
    return {
      ...cost,
      setUpMs: (setUp.cpuMs - idle.cpuMs) / CALLS,
      runningMs: (running.cpuMs - setUp.cpuMs) / ((performance.now() - startedAt) / 1000),
      loopP99Ms: running.loopP99Ms,
    };
  } finally {
    for (const person of people) person.close();
    await sfu.stop();
    host.close();
  }
}

/** A resident and a lawyer in a room that is live. */
async function beginCall(
  sfu: SfuProcess,
  host: MediaHost,
  onTrouble: (error: unknown) => void,
): Promise<[ProductPerson, ProductPerson]> {
  const roomId = randomUUID();
  const resident = await ProductPerson.join(host, sfu.access(roomId, 'resident'), onTrouble);
  const standby = sfu.access(roomId, 'lawyer');
  const lawyer = await ProductPerson.join(host, standby, onTrouble);
  await lawyer.activate(sfu.access(roomId, 'lawyer', true, standby.participantId).token);
  return [resident, lawyer];
}
