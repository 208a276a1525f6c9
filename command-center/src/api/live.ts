import type { Notice, PayloadOf, Topic } from '@falink/protocol';
import { type QueryKey, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useServices } from './services.js';

/** Follows topics while the page is there, and refetches `keys` whenever the connection (re)starts. */
export function useTopics(topics: readonly Topic[], keys: readonly QueryKey[]): void {
  const { socket } = useServices();
  const queries = useQueryClient();
  const topicNames = topics.join();
  const keyNames = JSON.stringify(keys);
  // biome-ignore lint/correctness/useExhaustiveDependencies: compared by content, callers pass literals
  useEffect(() => {
    const release = socket.follow(topics);
    const off = socket.onReady(() => {
      for (const key of keys) void queries.invalidateQueries({ queryKey: key });
    });
    return () => {
      off();
      release();
    };
  }, [socket, queries, topicNames, keyNames]);
}

/** Applies a notice to cached data; data that is not there yet stays absent (the snapshot will have it). */
export function useDelta<N extends Notice, T>(
  key: QueryKey,
  message: N,
  apply: (data: T, news: PayloadOf<N>) => T,
): void {
  const { socket } = useServices();
  const queries = useQueryClient();
  const keyName = JSON.stringify(key);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `apply` is a module-level function
  useEffect(
    () =>
      socket.on(message, (news) => {
        queries.setQueryData<T>(key, (data) => (data === undefined ? data : apply(data, news)));
      }),
    [socket, queries, keyName, message],
  );
}

/** Refetches `key` after a notice, at most once every `everyMs`: for sums that a notice changes but does not carry. */
export function useRefetchOn(message: Notice, key: QueryKey, everyMs: number): void {
  const { socket } = useServices();
  const queries = useQueryClient();
  const keyName = JSON.stringify(key);
  // biome-ignore lint/correctness/useExhaustiveDependencies: compared by content, callers pass literals
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const off = socket.on(message, () => {
      timer ??= setTimeout(() => {
        timer = undefined;
        void queries.invalidateQueries({ queryKey: key });
      }, everyMs);
    });
    return () => {
      off();
      clearTimeout(timer);
    };
  }, [socket, queries, keyName, message, everyMs]);
}
