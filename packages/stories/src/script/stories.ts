import { maintenance } from './maintenance.js';
import type { Story } from './story.js';
import { wages } from './wages.js';

/** The series, in the order of its episodes. */
export const STORIES: readonly Story[] = [wages, maintenance];
