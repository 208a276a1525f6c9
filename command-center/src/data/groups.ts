import {
  consoleMessages,
  isOutdated,
  terminalGroupRoutes as routes,
  type SavedView,
  type TagUse,
  type TerminalGroup,
} from '@falink/protocol';
import { useEffect } from 'react';
import { useServices } from '../api/services.js';
import { compareText } from '../model/compare.js';
import { useRefetch } from './live.js';
import { type PagedList, usePages } from './pages.js';

export const GROUPS = 'terminal-groups';
export const TAGS = 'terminal-tags';
export const SAVED_VIEWS = 'saved-views';

/** Notices say that something changed, not what. */
function useRefetchOn(message: typeof consoleMessages.tagsChanged, resource: string): void {
  const { socket } = useServices();
  const refetch = useRefetch();
  useEffect(() => {
    const release = socket.follow(['terminals']);
    const off = socket.on(message, () => refetch(resource));
    return () => {
      off();
      release();
    };
  }, [socket, refetch, message, resource]);
}

/** Groups of one's unit, above and below it, by name. */
export function useGroups(q = '', enabled = true): PagedList<TerminalGroup> {
  const { http } = useServices();
  useRefetchOn(consoleMessages.groupsChanged, GROUPS);
  return usePages<TerminalGroup>({
    key: [GROUPS, q],
    enabled,
    idOf: ({ id }) => id,
    compare: (a, b) => compareText(a.name, b.name) || compareText(a.id, b.id),
    isOlder: isOutdated,
    belongs: () => true,
    ask: (page, signal) => http.send(routes.listTerminalGroups, { query: { ...page, ...(q && { q }) }, signal }),
  });
}

/** Tags in use, with how many terminals carry each. */
export function useTags(q = '', enabled = true): PagedList<TagUse> {
  const { http } = useServices();
  useRefetchOn(consoleMessages.tagsChanged, TAGS);
  return usePages<TagUse>({
    key: [TAGS, q],
    enabled,
    idOf: ({ tag }) => tag,
    compare: (a, b) => compareText(a.tag, b.tag),
    belongs: () => true,
    ask: (page, signal) => http.send(routes.listTags, { query: { ...page, ...(q && { q }) }, signal }),
  });
}

/** Lists that somebody saved, by name. */
export function useSavedViews(): PagedList<SavedView> {
  const { http } = useServices();
  return usePages<SavedView>({
    key: [SAVED_VIEWS],
    idOf: ({ id }) => id,
    compare: (a, b) => compareText(a.name, b.name) || compareText(a.id, b.id),
    isOlder: isOutdated,
    belongs: () => true,
    ask: (page, signal) => http.send(routes.listSavedViews, { query: page, signal }),
  });
}
