import { z } from 'zod';
import { notice } from '../../contract.js';

export const groupConsoleMessages = {
  /** Tags of some terminals changed: refetch the lists that show them. On the topic `terminals`. */
  tagsChanged: notice('server', 'tags.changed', z.object({})),
  /** A group or what it holds changed: refetch the groups, and the lists of one. On the topic `terminals`. */
  groupsChanged: notice('server', 'groups.changed', z.object({})),
} as const;
