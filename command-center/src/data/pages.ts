import type { Notice, PageQuery, PayloadOf, Topic } from '@falink/protocol';
import { type QueryKey, useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useRef } from 'react';
import { useServices } from '../api/services.js';
import { applyItem, itemsOf, type ListPage, type ListRules, type LoadedPages } from '../model/pages.js';
import { codeOf } from '../model/trouble.js';
import { useApply, useFollow } from './live.js';

const PAGE_SIZE = 60;
const NO_TOPICS: readonly Topic[] = [];

export interface PagesOptions<T> extends ListRules<T> {
  /** Begins with the name of the resource. With the filters: another filter is another list. */
  readonly key: QueryKey;
  /** Fetches one page. */
  readonly ask: (page: PageQuery, signal: AbortSignal) => Promise<ListPage<T>>;
  /** Topics that the notifications are sent on; some are sent without one. */
  readonly topics?: readonly Topic[];
  /** The notification that carries a changed item. */
  readonly message?: Notice;
  readonly enabled?: boolean;
  readonly pageSize?: number;
  /** Refetches every so many ms what no notification announces: days that pass, totals of items that are not loaded. */
  readonly refetchMs?: number;
}

/** A list as a page shows it. */
export interface PagedList<T> {
  readonly items: readonly T[];
  /** Null: not counted, or not known yet. */
  readonly total: number | null;
  readonly isLoading: boolean;
  /** The first page has come. */
  readonly isLoaded: boolean;
  /** Why the first page is not there; null: it is, or is on its way. */
  readonly error: unknown;
  /** Why what is shown could not be refetched; null: it could. */
  readonly staleError: unknown;
  readonly hasMore: boolean;
  readonly isLoadingMore: boolean;
  /** Why the next page did not come. */
  readonly moreError: unknown;
  /** Loads the next page; while one is on its way it does nothing. */
  readonly more: () => void;
  /** Asks again for what failed. */
  readonly retry: () => void;
  /** Applies an item that somebody here has changed; the same function for the same key. */
  readonly apply: (item: T) => void;
}

/** A list of the api, page by page, kept up to date while the component is shown. */
export function usePages<T>(options: PagesOptions<T>): PagedList<T> {
  const { socket } = useServices();
  const queries = useQueryClient();
  const { key, topics = NO_TOPICS, message, enabled = true, pageSize = PAGE_SIZE, refetchMs } = options;
  const latest = useRef(options);
  latest.current = options;
  useFollow(key, topics, enabled && (topics.length > 0 || message !== undefined));
  const query = useInfiniteQuery({
    queryKey: key,
    enabled,
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      latest.current.ask({ limit: pageSize, ...(pageParam !== undefined && { cursor: pageParam }) }, signal),
    getNextPageParam: (last) => last.nextCursor,
    ...(refetchMs !== undefined && { refetchInterval: refetchMs }),
  });
  const change = useApply<LoadedPages<T>>(key, query.isFetching);
  const apply = useCallback((item: T) => change((data) => applyItem(data, item, latest.current)), [change]);
  useEffect(() => {
    if (!message || !enabled) return;
    return socket.on(message, (item: PayloadOf<Notice>) => apply(item as T));
  }, [socket, message, enabled, apply]);

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
    isLoaded: data !== undefined,
    error: data ? null : query.error,
    staleError: data && moreError === null ? query.error : null,
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
