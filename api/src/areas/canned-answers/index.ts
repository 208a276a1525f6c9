import type { Area } from '../../kernel/area.js';
import { mountCannedAnswers } from './routes.js';

/** Words that lawyers say often, ready for the notes of a call. */
export function createCannedAnswers(): Area {
  return { name: 'canned-answers', mount: mountCannedAnswers };
}
