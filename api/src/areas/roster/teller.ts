import { consoleMessages } from '@falink/protocol';
import type { Context } from '../../kernel/context.js';
import { emit, room } from '../../kernel/delivery/sockets.js';
import type { Teller } from '../../kernel/delivery/teller.js';
import { rosterChanged } from './changes.js';

/** One act may change thousands of shifts: consoles that show a roster refetch the days that they show. */
export function createRosterTeller({ sockets }: Context): Teller {
  return {
    name: 'roster',
    on: [rosterChanged],
    tell: async () => {
      emit(sockets.console.to(room.everyTopic('roster')), consoleMessages.rosterChanged, {});
    },
  };
}
