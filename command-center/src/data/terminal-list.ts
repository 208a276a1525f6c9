import { consoleMessages, type Fleet, type FleetLook, type Terminal, terminalRoutes } from '@falink/protocol';
import { useEffect, useMemo, useRef, useSyncExternalStore } from 'react';
import { useServices } from '../api/services.js';
import { byName, inFleet } from '../model/fleet.js';
import { TerminalList, type TerminalListState } from '../model/terminal-list.js';

/** So many rows a page: a screen and a half. */
const PAGE_SIZE = 60;
const FIRST_ROWS = 40;
/** Of an act on many, each console refetches at a moment of its own. */
const REFETCH_WITHIN_MS = 1_500;
/** Notifications say what changes; this is for what they cannot: a clock that makes a terminal count as gone. */
const REFETCH_MS = 5 * 60_000;

const NO_FLEET: Pick<Fleet, 'outdatedVersions' | 'units'> = { outdatedVersions: [], units: [] };

/** The terminals of a list, loaded as far as somebody looks, each row kept up to date alone. */
export function useTerminalList(
  look: FleetLook,
  fleet: Pick<Fleet, 'outdatedVersions' | 'units'> | undefined,
): { readonly list: TerminalList; readonly state: TerminalListState } {
  const { http, socket } = useServices();
  const known = useRef(NO_FLEET);
  known.current = fleet ?? NO_FLEET;
  const { filter, group, sort } = look;
  const key = JSON.stringify([filter, group, sort]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the look is compared by content
  const list = useMemo(
    () =>
      new TerminalList({
        ask: (cursor, signal) =>
          http.send(terminalRoutes.listTerminals, {
            query: { limit: PAGE_SIZE, ...filter, sort, ...(group && { group }), ...(cursor && { cursor }) },
            signal,
          }),
        belongs: (terminal) => inFleet(terminal, { filter, ...(group && { group }) }, known.current),
        compare: sort === 'name' ? byName : null,
      }),
    [http, key],
  );
  useEffect(() => {
    list.need(FIRST_ROWS);
    let timer: ReturnType<typeof setTimeout> | undefined;
    const soon = (): void => {
      timer ??= setTimeout(() => {
        timer = undefined;
        list.reload();
      }, Math.random() * REFETCH_WITHIN_MS);
    };
    const offs = [
      socket.follow(['terminals']),
      socket.onReady((added) => (added?.has('terminals') ?? true) && list.reload()),
      socket.on(consoleMessages.terminalChanged, (terminal) => list.apply(terminal)),
      socket.on(consoleMessages.tagsChanged, soon),
      socket.on(consoleMessages.groupsChanged, soon),
    ];
    const clock = setInterval(() => list.reload(), REFETCH_MS);
    return () => {
      for (const off of offs) off();
      clearTimeout(timer);
      clearInterval(clock);
      list.close();
    };
  }, [list, socket]);
  return { list, state: useSyncExternalStore(list.subscribe, list.snapshot) };
}

/** One row of the list; undefined: it is not loaded yet. */
export function useTerminalRow(list: TerminalList, id: string | undefined): Terminal | undefined {
  const subscribe = useMemo(
    () => (listener: () => void) => (id === undefined ? () => {} : list.watch(id, listener)),
    [list, id],
  );
  return useSyncExternalStore(subscribe, () => (id === undefined ? undefined : list.row(id)));
}
