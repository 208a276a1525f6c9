import { intakeRoutes } from '@falink/protocol';
import { staffOf, terminalOf } from '../../kernel/http/identity.js';
import { type MountHost, mount } from '../../kernel/http/mount.js';
import { permit } from '../../kernel/policies/staff.js';
import { accept } from './commands/accept-application.js';
import { checkIdentity } from './commands/check-identity.js';
import { confirm } from './commands/confirm-form.js';
import { continueIntake, listInterrupted } from './commands/continue-intake.js';
import { postponePaper } from './commands/postpone-paper.js';
import { readAloud } from './commands/read-aloud.js';
import { requestPaper } from './commands/request-paper.js';
import { reviewPaper } from './commands/review-paper.js';
import { saveForm } from './commands/save-form.js';
import { uploadPage } from './commands/upload-page.js';
import { follow } from './follow-application.js';
import { listApplicationRows } from './queries/applications.js';
import { readIntake, readPage } from './read-intake.js';
import { presentApplication } from './view.js';

/** Taking legal-aid applications by video, and following them. Who may touch an intake: {@link requireOfficer} and its neighbours. */
export function mountIntakes(host: MountHost): void {
  const { ctx } = host;

  mount(host, intakeRoutes.currentIntake, ({ params, identity }) => readIntake(ctx, { id: params.id, identity }));

  mount(host, intakeRoutes.interruptedIntakes, async ({ params, identity }) => ({
    interrupted: await listInterrupted(ctx, { id: params.id, staff: staffOf(identity) }),
  }));
  mount(host, intakeRoutes.continueIntake, ({ params, body, identity }) =>
    continueIntake(ctx, { id: params.id, staff: staffOf(identity), interruptedId: body.intakeId }),
  );
  mount(host, intakeRoutes.saveForm, ({ params, body, identity }) =>
    saveForm(ctx, { id: params.id, staff: staffOf(identity), ...body }),
  );
  mount(host, intakeRoutes.requestPaper, ({ params, body, identity }) =>
    requestPaper(ctx, { id: params.id, staff: staffOf(identity), ...body }),
  );
  mount(host, intakeRoutes.reviewPaper, ({ params, body, identity }) =>
    reviewPaper(ctx, { ...params, staff: staffOf(identity), ...body }),
  );
  mount(host, intakeRoutes.checkIdentity, ({ params, identity }) =>
    checkIdentity(ctx, { id: params.id, staff: staffOf(identity) }),
  );
  mount(host, intakeRoutes.readAloud, ({ params, identity }) =>
    readAloud(ctx, { id: params.id, staff: staffOf(identity) }),
  );
  mount(host, intakeRoutes.accept, ({ params, body, identity }) =>
    accept(ctx, { id: params.id, staff: staffOf(identity), version: body.version }),
  );

  mount(host, intakeRoutes.postponePaper, ({ params, identity }) =>
    postponePaper(ctx, { ...params, terminalId: terminalOf(identity).id }),
  );
  mount(host, intakeRoutes.uploadPage, ({ params, bytes, identity }) =>
    uploadPage(ctx, { ...params, terminalId: terminalOf(identity).id, bytes }),
  );
  mount(host, intakeRoutes.confirm, ({ params, body, identity }) =>
    confirm(ctx, { id: params.id, terminalId: terminalOf(identity).id, ...body }),
  );

  mount(host, intakeRoutes.page, async ({ params, identity, response }) => {
    const jpeg = await readPage(ctx, { ...params, identity });
    response.setHeader('Cache-Control', 'private, no-store');
    response.setHeader('Content-Disposition', 'inline');
    response.type('image/jpeg').send(jpeg);
    return undefined;
  });

  mount(host, intakeRoutes.listApplications, async ({ identity }) => {
    const staff = staffOf(identity);
    permit(staff, 'applications.view');
    const rows = await listApplicationRows(ctx.pool, staff.orgUnit.path);
    return { applications: rows.map((row) => presentApplication(ctx, row)) };
  });
  mount(host, intakeRoutes.follow, ({ body }) => follow(ctx, body));
}
