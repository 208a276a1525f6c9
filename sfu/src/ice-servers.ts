import { createHmac } from 'node:crypto';
import { z } from 'zod';

export const IceServerSchema = z.object({
  urls: z.union([z.string(), z.array(z.string())]),
  username: z.string().optional(),
  credential: z.string().optional(),
});
export type IceServer = z.infer<typeof IceServerSchema>;

/** A TURN server asks again for the credentials when the path changes: they outlive every call. */
const CREDENTIALS_LAST_S = 12 * 3600;

/** Whether browsers refuse this server as it is: TURN needs a user. */
export const lacksUser = ({ urls, username, credential }: IceServer): boolean =>
  [urls].flat().some((url) => /^turns?:/.test(url)) && (username === undefined || credential === undefined);

/**
 * The STUN and TURN servers for one client. With a secret, TURN servers without a user are given one that expires, as
 * coturn's `use-auth-secret` expects: the time in seconds, and HMAC-SHA1 of it under the secret
 * (draft-uberti-behave-turn-rest-00, section 2.2). Nobody who has seen such a user can relay with it for long.
 */
export function iceServersNow(
  { iceServers, turnSecret }: { readonly iceServers: readonly IceServer[]; readonly turnSecret: string | undefined },
  nowMs = Date.now(),
): IceServer[] {
  if (turnSecret === undefined) return [...iceServers];
  const username = `${Math.floor(nowMs / 1000) + CREDENTIALS_LAST_S}:falink`;
  const credential = createHmac('sha1', turnSecret).update(username).digest('base64');
  return iceServers.map((server) => (lacksUser(server) ? { ...server, username, credential } : server));
}
