import { cannedAnswerRoutes as routes } from '@falink/protocol';
import { staffOf } from '../../kernel/actor.js';
import { type MountHost, mount } from '../../kernel/http/mount.js';
import { permit } from '../../kernel/policies/staff.js';
import { retireAnswer } from './commands/retire-answer.js';
import { createAnswer, editAnswer } from './commands/write-answer.js';
import { listAnswers } from './queries.js';

export function mountCannedAnswers(host: MountHost): void {
  const { ctx } = host;
  mount(host, routes.listCannedAnswers, async ({ by }) => {
    permit(staffOf(by), 'answers.use');
    return { answers: await listAnswers(ctx.pool) };
  });
  mount(host, routes.createCannedAnswer, ({ by, body }) => createAnswer(ctx, by, body));
  mount(host, routes.editCannedAnswer, ({ by, params, body }) => editAnswer(ctx, by, { ...params, ...body }));
  mount(host, routes.retireCannedAnswer, ({ by, params, body }) =>
    retireAnswer(ctx, by, { ...params, ...body, retired: true }),
  );
  mount(host, routes.restoreCannedAnswer, ({ by, params, body }) =>
    retireAnswer(ctx, by, { ...params, ...body, retired: false }),
  );
}
