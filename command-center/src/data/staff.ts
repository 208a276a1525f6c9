import {
  consoleMessages,
  isOutdated,
  type SecondFactor,
  type StaffAccount,
  type StaffSession,
  type StaffState,
  secondFactorRoutes,
  staffRoutes,
  staffSessionRoutes,
} from '@falink/protocol';
import { useServices } from '../api/services.js';
import { compareText, hasEveryWord } from '../model/compare.js';
import { change, useLive } from './live.js';
import { type PagedList, usePages } from './pages.js';

export const STAFF = 'staff';
export const STAFF_SESSIONS = 'staff-sessions';
export const SECOND_FACTOR = 'second-factor';

export interface StaffFilter {
  /** Words of name and user name. */
  readonly q: string;
  /** At and below this unit. */
  readonly unit?: { readonly id: string; readonly path: string } | null;
  /** Null: everybody who is not disabled. */
  readonly state: StaffState | null;
}

/** Accounts in scope, by name. */
export function useStaff({ q, unit, state }: StaffFilter): PagedList<StaffAccount> {
  const { http } = useServices();
  return usePages<StaffAccount>({
    key: [STAFF, unit?.id, state, q],
    topics: ['staff'],
    message: consoleMessages.staffChanged,
    idOf: ({ id }) => id,
    compare: (a, b) => compareText(a.displayName, b.displayName) || compareText(a.id, b.id),
    isOlder: isOutdated,
    belongs: (account) =>
      (state === null ? account.state !== 'disabled' : account.state === state) &&
      (!unit || `${account.orgUnit.path}.`.startsWith(`${unit.path}.`)) &&
      hasEveryWord([account.displayName, account.username], q),
    ask: (page, signal) =>
      http.send(staffRoutes.listStaff, {
        query: { ...page, ...(unit && { unit: unit.id }), ...(state && { state }), ...(q !== '' && { q }) },
        signal,
      }),
  });
}

const CHANGES = [
  change<StaffAccount, typeof consoleMessages.staffChanged>(consoleMessages.staffChanged, (known, fresh) =>
    fresh.id === known.id && !isOutdated(fresh, known) ? fresh : known,
  ),
];

/** One account; nothing is asked for while there is no id. */
export function useStaffAccount(id: string | undefined) {
  const { http } = useServices();
  return useLive<StaffAccount>({
    key: [STAFF, 'one', id],
    topics: ['staff'],
    changes: CHANGES,
    enabled: id !== undefined,
    ask: (signal) => http.send(staffRoutes.getStaff, { params: { id: id ?? '' }, signal }),
    newer: (known, fresh) => (known && isOutdated(fresh, known) ? known : fresh),
  });
}

/** What a change of an account hits, as it is when somebody is about to make it. */
export function useStaffReach(id: string) {
  const { http } = useServices();
  return useLive({
    key: ['staff-reach', id],
    ask: (signal) => http.send(staffRoutes.staffReach, { params: { id }, signal }),
  });
}

/** One's own second factor. */
export function useSecondFactor() {
  const { http } = useServices();
  return useLive<SecondFactor>({
    key: [SECOND_FACTOR],
    ask: (signal) => http.send(secondFactorRoutes.secondFactor, { signal }),
  });
}

/** Where somebody is signed in, the latest first. */
export function useStaffSessions(id: string): PagedList<StaffSession> {
  const { http } = useServices();
  return usePages<StaffSession>({
    key: [STAFF_SESSIONS, id],
    idOf: (session) => session.id,
    compare: (a, b) => compareText(b.since, a.since) || compareText(b.id, a.id),
    belongs: () => true,
    isOlder: () => false,
    ask: (page, signal) => http.send(staffSessionRoutes.listStaffSessions, { params: { id }, query: page, signal }),
  });
}
