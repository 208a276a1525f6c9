import type { Area } from '../../kernel/area.js';
import { mountLegal } from './routes.js';

export { loadRules } from './rulebook.js';

/** What the law says and computes: for everybody; the figures behind it: for staff. */
export function createLegal(): Area {
  return { name: 'legal', mount: mountLegal };
}
