import { consoleMessages } from '@falink/protocol';
import type { Context } from '../../kernel/context.js';
import { emit, followedScopes, isFollowed, room, topicRooms } from '../../kernel/delivery/sockets.js';
import type { Teller } from '../../kernel/delivery/teller.js';
import { jobChanged } from '../../kernel/jobs/changes.js';
import { findJobs } from './queries.js';
import { isDistrict } from './scope.js';

/** What became of a job, to the consoles that follow jobs and have it in their scope. */
export function createJobTeller({ pool, sockets }: Context): Teller {
  const { console: desks } = sockets;
  return {
    name: 'jobs',
    on: [jobChanged],
    tell: async (ids) => {
      if (!isFollowed(sockets, 'jobs')) return;
      const districts = followedScopes(desks, 'jobs').filter(isDistrict);
      for (const { job, orgPath } of await findJobs(pool, ids)) {
        const rooms =
          orgPath === null ? districts.map((path) => room.topic('jobs', path)) : topicRooms('jobs', orgPath);
        if (rooms.length > 0) emit(desks.to(rooms), consoleMessages.jobChanged, job);
      }
    },
  };
}
