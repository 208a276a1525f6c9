import { intakeRoutes } from '@falink/protocol';
import { staffOf } from '../../kernel/actor.js';
import { mapPage } from '../../kernel/db/page.js';
import { type MountHost, mount } from '../../kernel/http/mount.js';
import { permit } from '../../kernel/policies/staff.js';
import { acceptApplication } from './commands/accept-application.js';
import { checkIdentity, uncheckIdentity } from './commands/check-identity.js';
import { confirmForm } from './commands/confirm-form.js';
import { continueIntake } from './commands/continue-intake.js';
import { postponePaper } from './commands/postpone-paper.js';
import { readFormAloud } from './commands/read-form-aloud.js';
import { reopenPaper } from './commands/reopen-paper.js';
import { requestPages } from './commands/request-pages.js';
import { requestPaper } from './commands/request-paper.js';
import { reviewPaper } from './commands/review-paper.js';
import { saveForm } from './commands/save-form.js';
import { uploadPage } from './commands/upload-page.js';
import { dueCalendar } from './due-calendar.js';
import { followApplication } from './follow-application.js';
import { listInterrupted } from './list-interrupted.js';
import { listApplicationRows } from './queries/applications.js';
import { countDueDays } from './queries/due-days.js';
import { readIntake, readPage } from './read-intake.js';
import { presentApplication } from './view.js';

/** Taking legal-aid applications by video, and following them. */
export function mountIntakes(host: MountHost): void {
  const { ctx } = host;

  mount(host, intakeRoutes.currentIntake, ({ params, by }) => readIntake(ctx, by, params));
  mount(host, intakeRoutes.interruptedIntakes, async ({ params, by }) => ({
    interrupted: await listInterrupted(ctx, by, params),
  }));
  mount(host, intakeRoutes.continueIntake, ({ params, body, by }) =>
    continueIntake(ctx, by, { id: params.id, interruptedId: body.intakeId }),
  );
  mount(host, intakeRoutes.saveForm, ({ params, body, by }) => saveForm(ctx, by, { ...params, ...body }));
  mount(host, intakeRoutes.requestPaper, ({ params, body, by }) => requestPaper(ctx, by, { ...params, ...body }));
  mount(host, intakeRoutes.reviewPaper, ({ params, body, by }) => reviewPaper(ctx, by, { ...params, ...body }));
  mount(host, intakeRoutes.reopenPaper, ({ params, body, by }) => reopenPaper(ctx, by, { ...params, ...body }));
  mount(host, intakeRoutes.requestPages, ({ params, by }) => requestPages(ctx, by, params));
  mount(host, intakeRoutes.checkIdentity, ({ params, body, by }) => checkIdentity(ctx, by, { ...params, ...body }));
  mount(host, intakeRoutes.uncheckIdentity, ({ params, by }) => uncheckIdentity(ctx, by, params));
  mount(host, intakeRoutes.readAloud, ({ params, by }) => readFormAloud(ctx, by, params));
  mount(host, intakeRoutes.accept, ({ params, body, by }) => acceptApplication(ctx, by, { ...params, ...body }));

  mount(host, intakeRoutes.postponePaper, ({ params, by }) => postponePaper(ctx, by, params));
  mount(host, intakeRoutes.uploadPage, ({ params, query, bytes, by }) =>
    uploadPage(ctx, by, { ...params, ...query, bytes }),
  );
  mount(host, intakeRoutes.confirm, ({ params, body, by }) => confirmForm(ctx, by, { ...params, ...body }));

  mount(host, intakeRoutes.page, async ({ params, by, response }) => {
    const jpeg = await readPage(ctx, by, params);
    response.setHeader('Cache-Control', 'private, no-store');
    response.setHeader('Content-Disposition', 'inline');
    response.type('image/jpeg').send(jpeg);
    return undefined;
  });

  mount(host, intakeRoutes.listApplications, async ({ by, query: { due, q, ...page } }) => {
    const staff = staffOf(by);
    permit(staff, 'applications.view');
    const rows = await listApplicationRows(ctx.pool, { scopePath: staff.orgUnit.path, due, q }, page);
    return mapPage(rows, (row) => presentApplication(ctx, row));
  });
  mount(host, intakeRoutes.dueCalendar, async ({ by }) => {
    const staff = staffOf(by);
    permit(staff, 'applications.view');
    return dueCalendar(await countDueDays(ctx.pool, staff.orgUnit.path));
  });
  mount(host, intakeRoutes.follow, ({ body }) => followApplication(ctx, body));
}
