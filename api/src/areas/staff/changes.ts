import { changeKind } from '../../kernel/delivery/change-feed.js';

/** A session ended (sign-out, reuse of a refresh token): its console sockets are closed. */
export const sessionEnded = changeKind('session_ended');
/** An account: who it is, what it may do, whether it may sign in. */
export const staffChanged = changeKind('staff');
