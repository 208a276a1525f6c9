import { changeKind } from '../../kernel/delivery/change-feed.js';

/** Who may hold a terminal's line: it is out of service, paired with another box, or another window took over. */
export const lineChanged = changeKind('terminal_line');
/** A terminal stands elsewhere or is called something else. */
export const terminalPlaced = changeKind('terminal_place');
export const pairingChanged = changeKind('pairing');
