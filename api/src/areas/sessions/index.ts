import type { Area } from '../../kernel/area.js';
import type { Context } from '../../kernel/context.js';
import { mountSessions } from './routes.js';
import { SfuClient } from './sfu-client.js';

export { type ParticipantGrant, RUNG_GRANTS, residentGrants } from './grants.js';
export { keepMeasurements } from './keep-measurements.js';
export { notePresence } from './note-presence.js';
export { probeAccess } from './probe-access.js';
export { chooseSfu, listAliveSfus } from './queries/nodes.js';
export { findPeer, type Peer } from './queries/participants.js';
export { findPlaceOfRoom, findSession } from './queries/sessions.js';
export { roomAccess, signSeat } from './room-access.js';
export type { SfuClient } from './sfu-client.js';

export interface Sessions extends Area {
  readonly sfu: SfuClient;
}

/** People in a room: where it is among the sfu nodes, who takes part and what each may do. */
export function createSessions(ctx: Context): Sessions {
  const sfu = new SfuClient({ pool: ctx.pool, secret: ctx.secrets.service, log: ctx.log });
  return {
    name: 'sessions',
    mount: mountSessions,
    sfu,
    afterSockets: () => sfu.stop(),
  };
}
