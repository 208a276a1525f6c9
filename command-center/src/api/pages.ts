import type { Notice, PageQuery, PayloadOf } from '@falink/protocol';
import { type InfiniteData, type QueryKey, useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useRef } from 'react';
import { applyItem, itemsOf, type ListPage, type ListRules } from '../model/pages.js';
import { codeOf } from '../model/trouble.js';
import { useServices } from './services.js';

const PAGE_SIZE = 60;

export interface PagesOptions<T> extends ListRules<T> {
  /** With the filters: another filter is another list. */
  readonly key: QueryKey;
  /** Asks the api for one page. */
  readonly ask: (page: PageQuery, signal: AbortSignal) => Promise<ListPage<T>>;
  /** Notices that carry a changed item. */
  readonly message?: Notice;
  readonly enabled?: boolean;
  readonly pageSize?: number;
  /** Heals what notices cannot tell, ms: days that pass, and the total when an unloaded item comes or goes. */
  readonly refetchMs?: number;
}

/** A list as a page shows it. */
export interface PagedList<T> {
  readonly items: readonly T[];
  /** Null: not counted, or not known yet. */
  readonly total: number | null;
  readonly isLoading: boolean;
  /** Why the first page is not there; null: it is, or is on its way. */
  readonly error: unknown;
  readonly hasMore: boolean;
  readonly isLoadingMore: boolean;
  /** Why the next page did not come. */
  readonly moreError: unknown;
  /** Loads the next page; while one is on its way it does nothing. */
  readonly more: () => void;
  /** Asks again for what failed. */
  readonly retry: () => void;
  /** Applies an item that somebody here has changed. */
  readonly apply: (item: T) => void;
}

/**
 * A list of the api, page by page, kept up to date by the socket's notices. The caller follows the topic and refetches
 * the key when the connection comes back ({@link useTopics}).
 */
export function usePages<T>(options: PagesOptions<T>): PagedList<T> {
  const { socket } = useServices();
  const queries = useQueryClient();
  const { key, message, enabled = true, pageSize = PAGE_SIZE, refetchMs } = options;
  const latest = useRef(options);
  latest.current = options;
  const query = useInfiniteQuery({
    queryKey: key,
    enabled,
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      latest.current.ask({ limit: pageSize, ...(pageParam !== undefined && { cursor: pageParam }) }, signal),
    getNextPageParam: (last) => last.nextCursor,
    ...(refetchMs !== undefined && { refetchInterval: refetchMs }),
  });
  const keyName = JSON.stringify(key);
  /** Notices that came while pages were on their way: the answer may be older, and replaces what they changed. */
  const during = useRef<T[]>([]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key is compared by content
  const apply = useMemo(
    () => (item: T) => {
      if (queries.isFetching({ queryKey: key, exact: true }) > 0) during.current.push(item);
      queries.setQueryData<InfiniteData<ListPage<T>, string | undefined>>(
        key,
        (data) => data && applyItem(data, item, latest.current),
      );
    },
    [queries, keyName],
  );
  useEffect(() => {
    if (!message || !enabled) return;
    return socket.on(message, (item: PayloadOf<Notice>) => apply(item as T));
  }, [socket, message, enabled, apply]);
  useEffect(() => {
    if (query.isFetching) return;
    for (const item of during.current.splice(0)) apply(item);
  }, [query.isFetching, apply]);

  const { data } = query;
  const items = useMemo(() => (data ? itemsOf(data, latest.current.idOf) : []), [data]);
  const moreError = query.isFetchNextPageError ? query.error : null;
  const more = (): void => {
    if (query.hasNextPage && !query.isFetchingNextPage) void query.fetchNextPage({ cancelRefetch: false });
  };
  return {
    items,
    total: data?.pages[0]?.total ?? null,
    isLoading: query.isLoading,
    error: data ? null : query.error,
    hasMore: query.hasNextPage,
    isLoadingMore: query.isFetchingNextPage,
    moreError,
    more,
    retry: () => {
      // A cursor of an older api: start from the beginning.
      if (codeOf(moreError) === 'request.malformed') void queries.resetQueries({ queryKey: key, exact: true });
      else if (moreError !== null) more();
      else void query.refetch();
    },
    apply,
  };
}
