import type { Notice, PayloadOf, Topic } from '@falink/protocol';
import { type QueryKey, type UseQueryResult, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef } from 'react';
import { useServices } from '../api/services.js';

/**
 * The one pattern of this folder. A resource has a file with its key, its query and what the socket's notifications do
 * to the cached answer; a component calls the file's hooks and knows none of the three. A value is a {@link useLive}, a
 * list a `usePages`.
 */

/** The notification carries what has changed. */
interface Applied<T> {
  readonly message: Notice;
  readonly apply: (data: T, payload: never) => T;
}

/** The notification changes sums that it does not carry. */
interface Refetched {
  readonly message: Notice;
  readonly refetchWithinMs: number;
}

/** What one kind of notification does to a cached answer. */
export type Change<T> = Applied<T> | Refetched;

/** Changes the cached answer by what the notification carries. */
export function change<T, N extends Notice>(message: N, apply: (data: T, payload: PayloadOf<N>) => T): Applied<T> {
  return { message, apply };
}

/** Refetches after the notification, at most once every `refetchWithinMs`. */
export function refetchOn(message: Notice, refetchWithinMs: number): Refetched {
  return { message, refetchWithinMs };
}

export interface LiveOptions<T> {
  /** Begins with the name of the resource. Another key is another answer. */
  readonly key: QueryKey;
  readonly ask: (signal: AbortSignal) => Promise<T>;
  /** Topics that the notifications are sent on; some are sent without one. */
  readonly topics?: readonly Topic[];
  /** Must be a constant: only the first render's are used. */
  readonly changes?: readonly Change<T>[];
  readonly enabled?: boolean;
  /** False: the first failure is final. */
  readonly retries?: false;
  /** Refetches every so many ms what no notification announces; false stops it. */
  readonly refetchMs?: number | ((data: T | undefined) => number | false);
  /** The later of two answers, where a slow one may arrive after a fast one. */
  readonly newer?: (known: T | undefined, fresh: T) => T;
}

const NO_TOPICS: readonly Topic[] = [];
const NO_CHANGES: readonly [] = [];

/** A value of the api, kept up to date while the component is shown. */
export function useLive<T>(options: LiveOptions<T>): UseQueryResult<T> {
  const { socket } = useServices();
  const queries = useQueryClient();
  const { key, ask, topics = NO_TOPICS, changes = NO_CHANGES, enabled = true, refetchMs, newer } = options;
  useFollow(key, topics, enabled && topics.length + changes.length > 0);
  const query = useQuery<T>({
    queryKey: key,
    queryFn: ({ signal }) => ask(signal),
    enabled,
    ...(options.retries === false && { retry: false }),
    ...(refetchMs !== undefined && {
      refetchInterval: typeof refetchMs === 'number' ? refetchMs : ({ state }) => refetchMs(state.data),
    }),
    ...(newer && { structuralSharing: (known, fresh) => newer(known as T | undefined, fresh as T) }),
  });
  const apply = useApply<T>(key, query.isFetching);
  const keyName = JSON.stringify(key);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key is compared by content, the changes are constant
  useEffect(() => {
    if (!enabled) return;
    const offs = changes.map((one) => {
      if ('apply' in one)
        return socket.on(one.message, (payload) => apply((data) => one.apply(data, payload as never)));
      let timer: ReturnType<typeof setTimeout> | undefined;
      const off = socket.on(one.message, () => {
        timer ??= setTimeout(() => {
          timer = undefined;
          void queries.invalidateQueries({ queryKey: key, exact: true });
        }, one.refetchWithinMs);
      });
      return () => {
        off();
        clearTimeout(timer);
      };
    });
    return () => {
      for (const off of offs) off();
    };
  }, [socket, queries, keyName, enabled, apply]);
  return query;
}

/** Runs the handler for every notification of this kind while the component is shown. */
export function useNotice<N extends Notice>(message: N, handler: (payload: PayloadOf<N>) => void): void {
  const { socket } = useServices();
  useEffect(() => socket.on(message, handler), [socket, message, handler]);
}

/** Refetches everything of these resources that is shown; what is not shown is refetched when it is. */
export function useRefetch(): (...resources: readonly string[]) => void {
  const queries = useQueryClient();
  return useCallback(
    (...resources) => {
      for (const resource of resources) void queries.invalidateQueries({ queryKey: [resource] });
    },
    [queries],
  );
}

/** Follows topics while the component is shown, and refetches after every gap: what was notified in it is lost. */
export function useFollow(key: QueryKey, topics: readonly Topic[], enabled: boolean): void {
  const { socket } = useServices();
  const queries = useQueryClient();
  const keyName = JSON.stringify(key);
  const topicNames = topics.join();
  // biome-ignore lint/correctness/useExhaustiveDependencies: compared by content, callers pass literals
  useEffect(() => {
    if (!enabled) return;
    const release = topics.length > 0 ? socket.follow(topics) : undefined;
    const off = socket.onReady((added) => {
      if (added !== null && !topics.some((topic) => added.has(topic))) return;
      // The same resource with other filters: stale, and refetched when it is shown again.
      void queries.invalidateQueries({ queryKey: [key[0]], refetchType: 'none' });
      void queries.invalidateQueries({ queryKey: key, exact: true });
    });
    return () => {
      off();
      release?.();
    };
  }, [socket, queries, keyName, topicNames, enabled]);
}

/**
 * Returns a function that changes the cached answer of `key`, and changes an answer that is on its way once it is there:
 * it may be older, and would replace what was changed. A change must be idempotent.
 */
export function useApply<T>(key: QueryKey, isFetching: boolean): (step: (data: T) => T) => void {
  const queries = useQueryClient();
  const keyName = JSON.stringify(key);
  const during = useRef<((data: T) => T)[]>([]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key is compared by content
  const apply = useCallback(
    (step: (data: T) => T) => {
      // In their order: while earlier ones wait, later ones do too.
      if (during.current.length > 0 || queries.isFetching({ queryKey: key, exact: true }) > 0)
        during.current.push(step);
      queries.setQueryData<T>(key, (data) => data && step(data));
    },
    [queries, keyName],
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key is compared by content
  useEffect(() => {
    if (isFetching) return;
    const steps = during.current.splice(0);
    if (steps.length === 0) return;
    queries.setQueryData<T>(key, (data) => {
      let now = data;
      for (const step of steps) if (now !== undefined) now = step(now);
      return now;
    });
  }, [queries, isFetching, keyName]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what waits for one key is nothing to another
  useEffect(() => () => void during.current.splice(0), [keyName]);
  return apply;
}
