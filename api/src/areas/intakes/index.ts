import type { Area } from '../../kernel/area.js';
import type { Context } from '../../kernel/context.js';
import { mountIntakes } from './routes.js';
import { createIntakeTellers } from './tellers.js';

export { intakeChanged } from './changes.js';
export { type UploadedPage, uploadPage } from './commands/upload-page.js';
export { dueCalendar } from './due-calendar.js';
export { findApplicationOf } from './follow-application.js';
export { openForm, openPersonKey } from './personal-data.js';
export { listApplicationRows } from './queries/applications.js';
export { countDueDays } from './queries/due-days.js';
export { UNFINISHED_INTAKES } from './retention-rules.js';
export { INTAKE_COLUMNS } from './sealed-columns.js';
export { loadIntake, presentApplication } from './view.js';

/** Taking legal-aid applications by video, and following them. */
export function createIntakes(ctx: Context): Area {
  return {
    name: 'intakes',
    mount: mountIntakes,
    tellers: createIntakeTellers(ctx),
    topics: { applications: 'applications.view' },
  };
}
