import type { Area } from '../../kernel/area.js';
import type { Context } from '../../kernel/context.js';
import type { Contacts } from '../contacts/index.js';
import { pairingChanged } from './changes.js';
import { FleetSocket, type LineParts } from './fleet-socket.js';
import { forgetChallenges } from './queries/challenges.js';
import { expirePairings } from './queries/pairings.js';
import { mountTerminals } from './routes.js';
import { createTerminalTellers } from './tellers.js';

export { pairingChanged, terminalPlaced } from './changes.js';
export { withdrawTerminal } from './commands/withdraw-terminal.js';
export { fingerprintOf, importDeviceKey, thumbprintOf } from './device-key.js';
export type { FleetLine } from './line.js';
export {
  findKeyHolder,
  findOrgPath,
  hasDeviceKey,
  insertTerminal,
  lockTerminal,
  registerDevice,
} from './queries/devices.js';
export { markEnrolled } from './queries/enrolled.js';
export { MAP_AREAS } from './queries/fleet-map.js';
export { expirePairings } from './queries/pairings.js';
export { countTerminals, terminalsOf } from './queries/targets.js';
export { idsOf, targetedTerminals } from './queries/terminal-filter.js';
export { listTerminals } from './queries/terminals.js';

async function expireOldPairings({ pool, changes }: Context): Promise<void> {
  const expired = await expirePairings(pool, null);
  if (expired.length > 0) changes.publish(expired.map(pairingChanged));
}

/** Pairing, proof of the device key, the boxes' socket, and what staff do with terminals. */
export function createTerminals(ctx: Context, calls: Contacts, line: LineParts): Area {
  const socket = new FleetSocket(ctx, line);
  const { pool } = ctx;
  return {
    name: 'terminals',
    mount: (host) => mountTerminals(host, calls.ctx),
    tellers: createTerminalTellers(ctx),
    topics: { terminals: 'terminals.view', pairings: 'terminals.pair' },
    timers: [
      { name: 'old challenges', everyMs: 60_000, run: () => forgetChallenges(pool) },
      { name: 'old pairings', everyMs: 60_000, run: () => expireOldPairings(ctx) },
    ],
    start: (runtime) => socket.start(runtime),
    afterGap: () => socket.reconcile(),
    afterSockets: () => socket.stop(),
  };
}
