import { changeKind } from '../../kernel/delivery/change-feed.js';

/** A session ended (sign-out, reuse of a refresh token): its console sockets are closed. */
export const sessionEnded = changeKind('session_ended');
