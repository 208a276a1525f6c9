import { FalinkError, type Staff, type TerminalKind } from '@falink/protocol';

/** A terminal as its token proves it. */
export interface TerminalIdentity {
  readonly id: string;
  readonly name: string;
  readonly kind: TerminalKind;
  readonly siteId: string;
  /** Org unit of its site. */
  readonly orgPath: string;
}

/** The visit of a browser without an account, as its token proves it. */
export interface GuestIdentity {
  readonly id: string;
  /** The contact that the visit was made with. */
  readonly contactId: string;
  /** Org unit of its contact. */
  readonly orgPath: string;
}

/** Who acts. Requests give the first five; the service itself acts as one of the others. */
export type Actor =
  | { readonly kind: 'public' }
  | {
      readonly kind: 'staff';
      readonly staff: Staff;
      /** The session that asks; absent: none does. */
      readonly sessionId?: string;
    }
  | { readonly kind: 'terminal'; readonly terminal: TerminalIdentity }
  | { readonly kind: 'guest'; readonly guest: GuestIdentity }
  | { readonly kind: 'service' }
  /** The media plane reports what happened in a room. */
  | { readonly kind: 'sfu'; readonly id: string }
  /** A timer or the router. */
  | { readonly kind: 'system' };

export const SYSTEM: Actor = { kind: 'system' };

/** @throws FalinkError auth.forbidden when the actor is not staff */
export function staffOf(by: Actor): Staff {
  if (by.kind !== 'staff') throw new FalinkError('auth.forbidden');
  return by.staff;
}

/** The session of the member of staff who acts; null: nobody signed in acts. */
export function sessionOf(by: Actor): string | null {
  return by.kind === 'staff' ? (by.sessionId ?? null) : null;
}

/** @throws FalinkError auth.forbidden when the actor is not a terminal */
export function terminalOf(by: Actor): TerminalIdentity {
  if (by.kind !== 'terminal') throw new FalinkError('auth.forbidden');
  return by.terminal;
}

/** @throws FalinkError auth.forbidden when the actor is not a guest */
export function guestOf(by: Actor): GuestIdentity {
  if (by.kind !== 'guest') throw new FalinkError('auth.forbidden');
  return by.guest;
}

/** Where the actor belongs; null: nowhere in particular. */
export function orgPathOf(by: Actor): string | null {
  if (by.kind === 'staff') return by.staff.orgUnit.path;
  if (by.kind === 'guest') return by.guest.orgPath;
  return by.kind === 'terminal' ? by.terminal.orgPath : null;
}

/** `staff:<id>`, `terminal:<id>`, `guest:<id>`, `sfu:<id>` or `system`: how audit events and timelines name the actor. */
export function actorName(by: Actor): string {
  switch (by.kind) {
    case 'staff':
      return `staff:${by.staff.id}`;
    case 'terminal':
      return `terminal:${by.terminal.id}`;
    case 'guest':
      return `guest:${by.guest.id}`;
    case 'sfu':
      return `sfu:${by.id}`;
    case 'service':
    case 'system':
    case 'public':
      return 'system';
  }
}
