import type { CallSession, LocalMedia, ProblemKind } from '@falink/call-client';
import type { DeviceState } from './devices.js';

/** Devices are opened one after the other: a phone has one camera at a time. */
export class DeviceTurns {
  #work: Promise<unknown> = Promise.resolve();
  #working = 0;

  /** @param done runs after each turn */
  constructor(private readonly done: () => void) {}

  get isWorking(): boolean {
    return this.#working > 0;
  }

  run<T>(task: () => Promise<T>): Promise<T> {
    this.#working += 1;
    const turn = this.#work.then(task).finally(() => {
      this.#working -= 1;
      this.done();
    });
    this.#work = turn.catch(() => undefined);
    return turn;
  }
}

/** Asks for devices. @returns what is missing, and why */
export async function openDevices(
  session: CallSession,
  wishes: Parameters<CallSession['openDevices']>[0],
): Promise<readonly ProblemKind[]> {
  const problems: ProblemKind[] = [];
  const unsubscribe = session.on('problem', ({ kind }) => problems.push(kind));
  await session.openDevices(wishes);
  unsubscribe();
  return problems;
}

/** A device as a page shows it. @param expected whether it should give something now */
export function deviceState({ track, muted, silent }: LocalMedia, expected: boolean): DeviceState {
  const here = track !== null && track.readyState !== 'ended';
  return { here, muted, lost: expected && (!here || silent) };
}

export const isSameDevice = (a: DeviceState, b: DeviceState): boolean =>
  a.here === b.here && a.muted === b.muted && a.lost === b.lost;
