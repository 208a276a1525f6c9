import { createHmac } from 'node:crypto';
import { z } from 'zod';

export const IceServerSchema = z.object({
  urls: z.union([z.string(), z.array(z.string())]),
  username: z.string().optional(),
  credential: z.string().optional(),
});
export type IceServer = z.infer<typeof IceServerSchema>;

/**
 * A user is checked when an allocation is made. coturn keeps the key of an allocation that it has, so that one outlives
 * its user; a participant who restarts ICE or joins again is given another user. Two hours are a long wait in the queue:
 * until then the transports that were set up beforehand may still make their first allocation.
 */
const USER_LASTS_S = 2 * 3600;

/** Whether browsers refuse this server as it is: TURN needs a user. */
export const lacksUser = ({ urls, username, credential }: IceServer): boolean =>
  [urls].flat().some((url) => /^turns?:/.test(url)) && (username === undefined || credential === undefined);

/** Who receives the servers, and when. */
export interface IceServersFor {
  /** Stable for one participant: the TURN server counts its allocations by it. */
  readonly participantId: string;
  readonly nowMs?: number;
}

/**
 * The STUN and TURN servers for one participant. With a secret, TURN servers without a user are given one that expires,
 * as coturn's `use-auth-secret` expects: the time in seconds, a colon and the participant, and HMAC-SHA1 of it under the
 * secret (draft-uberti-behave-turn-rest-00, section 2.2). Nobody who has seen such a user can relay with it for long, or
 * more than one participant may.
 */
export function iceServersFor(
  { iceServers, turnSecret }: { readonly iceServers: readonly IceServer[]; readonly turnSecret: string | undefined },
  { participantId, nowMs = Date.now() }: IceServersFor,
): IceServer[] {
  if (turnSecret === undefined) return [...iceServers];
  const username = `${Math.floor(nowMs / 1000) + USER_LASTS_S}:${participantId}`;
  const credential = createHmac('sha1', turnSecret).update(username).digest('base64');
  return iceServers.map((server) => (lacksUser(server) ? { ...server, username, credential } : server));
}
