import { RouteCaller, retry, Unreachable } from '@falink/client';
import {
  type CompanionPaper,
  type CompanionPaperAnswer,
  type CompanionProof,
  companionRoutes,
  FalinkError,
  type OpenedCompanion,
  type RoomAccess,
} from '@falink/protocol';
import type { Ticket } from '../ticket.js';

/** While the person sees that the phone is off already. */
const LEAVE_ATTEMPTS = 5;

/** What a phone asks of the api for its part in a call. Its methods throw as `RouteCaller.call` does. */
export class CompanionService {
  constructor(private readonly caller: Pick<RouteCaller, 'call'>) {}

  open(ticket: Ticket): Promise<OpenedCompanion> {
    return this.caller.call(companionRoutes.openCompanion, { body: { ...ticket } });
  }

  access(body: CompanionProof): Promise<RoomAccess> {
    return this.caller.call(companionRoutes.companionAccess, { body });
  }

  /** Tries for a while when nothing answers. */
  async leave(body: CompanionProof): Promise<void> {
    const shouldRetry = (error: unknown) => error instanceof Unreachable;
    await retry(() => this.caller.call(companionRoutes.leaveCompanion, { body }), {
      attempts: LEAVE_ATTEMPTS,
      shouldRetry,
    });
  }

  /** The paper of the intake that is asked for. */
  paper(body: CompanionProof): Promise<CompanionPaperAnswer> {
    return this.caller.call(companionRoutes.companionPaper, { body });
  }

  /** The same picture again is the same page. */
  sendPage(
    { companionId, key }: CompanionProof,
    { id: paperId, again }: CompanionPaper,
    file: Blob,
  ): Promise<CompanionPaperAnswer> {
    return this.caller.call(companionRoutes.uploadCompanionPage, {
      params: { companionId, paperId },
      query: { replaces: again?.id },
      token: key,
      file,
    });
  }

  /** What the api refused; null: it did not answer, or the failure is the page's own. */
  refusalOf(error: unknown): FalinkError | null {
    return error instanceof FalinkError ? error : null;
  }
}

/** That of this page's own origin. */
export function companionService(): CompanionService {
  return new CompanionService(
    new RouteCaller({ http: (url, request) => fetch(url, { ...request, credentials: 'omit' }) }),
  );
}
