import type { Area } from '../../kernel/area.js';
import { mountEnrolments } from './routes.js';

/** Boxes before they are terminals: which are expected where, and what lets them in. */
export function createEnrolments(): Area {
  return { name: 'enrolments', mount: mountEnrolments };
}
