import { changeKind } from '../delivery/change-feed.js';

/** A run of a job, by id. */
export const jobChanged = changeKind('job');
