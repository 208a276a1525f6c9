import { consoleMessages } from '@falink/protocol';
import type { Context } from '../../kernel/context.js';
import { emit, isFollowed, topicRooms } from '../../kernel/delivery/sockets.js';
import type { Teller } from '../../kernel/delivery/teller.js';
import { findOrgPath } from '../terminals/index.js';
import { reportChanged } from './changes.js';

/** Reports of televisions, to the consoles that show terminals. */
export function reportTeller({ pool, sockets }: Pick<Context, 'pool' | 'sockets'>): Teller {
  return {
    name: 'reports',
    on: [reportChanged],
    tell: async (ids) => {
      if (!isFollowed(sockets, 'terminals')) return;
      for (const terminalId of ids) {
        const orgPath = await findOrgPath(pool, terminalId);
        if (orgPath === null) continue;
        emit(sockets.console.to(topicRooms('terminals', orgPath)), consoleMessages.reportChanged, { terminalId });
      }
    },
  };
}
