import type { Area } from '../kernel/area.js';
import { mountStaticApps } from './static-apps.js';

/** The television's page, the console's and the front page. */
export function createPages(): Area {
  return { name: 'pages', mount: mountStaticApps };
}
