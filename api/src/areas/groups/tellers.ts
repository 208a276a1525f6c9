import { consoleMessages, type Notice } from '@falink/protocol';
import type { Context } from '../../kernel/context.js';
import type { ChangeKind } from '../../kernel/delivery/change-feed.js';
import { emit, room } from '../../kernel/delivery/sockets.js';
import type { Teller } from '../../kernel/delivery/teller.js';
import { groupChanged, tagsChanged } from './changes.js';

/** One act may change thousands of terminals: consoles that show terminals refetch what they show. */
export function createGroupTellers({ sockets }: Context): readonly Teller[] {
  const refetch = (name: string, on: ChangeKind, message: Notice): Teller => ({
    name,
    on: [on],
    tell: async () => {
      emit(sockets.console.to(room.everyTopic('terminals')), message, {});
    },
  });
  return [
    refetch('tags', tagsChanged, consoleMessages.tagsChanged),
    refetch('groups', groupChanged, consoleMessages.groupsChanged),
  ];
}
