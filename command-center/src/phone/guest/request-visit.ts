import type { RouteCaller } from '@falink/client';
import { FalinkError, type GuestEntry, type GuestRequest, type GuestVisit, guestRoutes } from '@falink/protocol';

export interface VisitRequest extends Pick<GuestRequest, 'ability' | 'consent' | 'locale'> {
  readonly caller: Pick<RouteCaller, 'call'>;
  readonly entry: GuestEntry;
  /** Does the work that the service asks for. */
  readonly solve: (challenge: string, bits: number) => Promise<string>;
}

/**
 * Does the work and queues. A challenge that became too old while the page slept is replaced, once.
 *
 * @throws FalinkError, Unreachable
 */
export function requestVisit(request: VisitRequest): Promise<GuestVisit> {
  return queue(request).catch((error: unknown) => {
    if (error instanceof FalinkError && error.code === 'guest.proof_invalid') return queue(request);
    throw error;
  });
}

async function queue({ caller, entry, ability, consent, locale, solve }: VisitRequest): Promise<GuestVisit> {
  const requestId = crypto.randomUUID();
  const { challenge, bits } = await caller.call(guestRoutes.guestChallenge, { body: { requestId } });
  const solution = await solve(challenge, bits);
  const audioOnly = !(ability.camera && ability.videoCodecs.length > 0);
  return caller.call(guestRoutes.queueGuest, {
    body: { requestId, challenge, solution, ...entry, ability, audioOnly, locale, consent },
  });
}
