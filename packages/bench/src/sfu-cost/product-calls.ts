import { randomUUID } from 'node:crypto';
import { MediaHost } from '@falink/fixtures/media-host';
import { builtWorker } from '../built-worker.js';
import { ProductPerson } from '../sfu/product-person.js';
import { SfuProcess, type SfuState } from '../sfu/sfu-process.js';
import { CALLS, pin, type RunningCalls } from './running-calls.js';

export interface ProductCalls extends RunningCalls {
  /** Processor time of the sfu's own process for setting one call up, ms. */
  readonly setUpMs: number;
  /** Its processor time since its start, and its event loop since all calls ran. @throws what failed in a call */
  state(): Promise<SfuState>;
}

/** The calls as the product has them: its service, its rooms, tokens, signalling, and everything that watches. */
export async function beginProductCalls(): Promise<ProductCalls> {
  const host = await MediaHost.start(await builtWorker());
  const sfu = await SfuProcess.start({ workers: 1 });
  const people: ProductPerson[] = [];
  const failed: unknown[] = [];
  const close = async (): Promise<void> => {
    for (const person of people) person.close();
    await sfu.stop();
    host.close();
  };
  try {
    const idle = await sfu.state();
    const workerPid = idle.workers[0]?.pid ?? 0;
    pin(workerPid);
    for (let call = 0; call < CALLS; call += 1)
      people.push(...(await beginCall(sfu, host, (error) => failed.push(error))));
    const setUp = await sfu.state(true);
    const state = async (): Promise<SfuState> => {
      if (failed.length > 0) throw failed[0];
      return sfu.state();
    };
    return { workerPid, people, setUpMs: (setUp.cpuMs - idle.cpuMs) / CALLS, state, close };
  } catch (error) {
    await close();
    throw error;
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
