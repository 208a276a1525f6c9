import type { GivenKeys } from '../auth/secrets.js';
import type { Queryable } from '../db/pool.js';
import { shownId } from './keyring.js';
import { listOtherNodes, type NodeSecrets } from './queries.js';

/** What all processes must have alike, with the variable and the file that hold it. */
const SHARED = {
  jwt: { variable: 'FALINK_JWT_SECRET', file: 'jwt.key', what: 'the tokens of one would be refused by the other' },
  service: {
    variable: 'FALINK_SERVICE_SECRET',
    file: 'service.key',
    what: 'the sfu could report to only one of them',
  },
} as const;

/**
 * Compares this process's secrets with those of the processes that run.
 *
 * @returns what differs but may: the room secret, while it is being changed
 * @throws Error in words for operators when they must not run side by side
 */
export async function compareSecrets(db: Queryable, nodeId: string, checks: NodeSecrets['checks']): Promise<string[]> {
  const warnings: string[] = [];
  for (const other of await listOtherNodes(db, nodeId)) {
    for (const [name, { variable, file, what }] of Object.entries(SHARED)) {
      if (other.secrets.checks[name] === checks[name]) continue;
      throw new Error(
        `This process has another ${variable} than ${other.id}, which is running: ${what}. Give all processes the same one (or the same secrets/${file}). To change it, stop them all first; one that crashed counts as running for 30 s.`,
      );
    }
    if (other.secrets.checks.room !== checks.room)
      warnings.push(
        `${other.id} signs rooms with another FALINK_ROOM_SECRET. While it is being changed, every sfu needs both: one as FALINK_ROOM_SECRET, one in FALINK_OTHER_ROOM_SECRETS.`,
      );
  }
  return warnings;
}

/** What this process seals, the others must open. @throws Error in words for operators when one could not */
export async function requireOpening(db: Queryable, nodeId: string | null, { data }: GivenKeys): Promise<void> {
  const sealsWith = shownId(data.id);
  for (const { id, secrets } of await listOtherNodes(db, nodeId)) {
    if (secrets.dataKeys.includes(sealsWith)) continue;
    throw new Error(
      `${id}, which is running, could not open what this process seals with the data key ${sealsWith}. Give it that key in FALINK_OTHER_DATA_KEYS and restart it first; one that crashed counts as running for 30 s.`,
    );
  }
}
