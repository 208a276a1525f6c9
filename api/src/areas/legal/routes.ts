import { CALCULATORS, calculate, checklist, dueDate, eligibility, jsonSchemaOf, parseFacts } from '@falink/legal-rules';
import { districtOf, legalRoutes } from '@falink/protocol';
import { staffOf } from '../../kernel/actor.js';
import type { Context } from '../../kernel/context.js';
import { type MountHost, mount } from '../../kernel/http/mount.js';
import { permit } from '../../kernel/policies/staff.js';
import { checkFigure } from './commands/check-figure.js';
import { setOverride } from './commands/set-override.js';
import { withdrawOverride } from './commands/withdraw-override.js';
import { loadFigures } from './figures.js';
import { type DistrictRules, loadRules, ruled } from './rulebook.js';

/** What the law says and computes: for everybody; the figures behind it: for staff. */
export function mountLegal(host: MountHost): void {
  const { ctx } = host;
  const rulesOf = (district: string | undefined): Promise<DistrictRules> => loadRules(ctx.pool, district ?? null);

  mount(host, legalRoutes.listCalculators, () => ({
    calculators: CALCULATORS.map(({ id, name, question, fields }) => ({
      id,
      name,
      question,
      schema: { ...jsonSchemaOf(fields) },
    })),
  }));

  mount(host, legalRoutes.calculate, async ({ params, query, body }) => {
    const { book } = await rulesOf(query.district);
    return ruled(() => calculate(params.id, body, book));
  });

  mount(host, legalRoutes.eligibility, async ({ query, body }) => {
    const { book } = await rulesOf(query.district);
    return ruled(() => {
      const facts = parseFacts(body);
      return { ...eligibility(facts, { book }), checklist: checklist(facts, { book }) };
    });
  });

  mount(host, legalRoutes.deadline, async ({ body }) => {
    const { book } = await rulesOf(undefined);
    return ruled(() => dueDate(body, book));
  });

  mount(host, legalRoutes.rulebook, async ({ query }) => {
    const { book, overrides } = await rulesOf(query.district);
    return { today: book.today, overrides: [...overrides] };
  });

  mount(host, legalRoutes.figures, async ({ by }) => {
    const staff = staffOf(by);
    permit(staff, 'legal.view');
    const rules = await districtRules(ctx, staff.orgUnit.path);
    return {
      today: rules.book.today,
      figures: await loadFigures(ctx.pool, rules),
      overrides: [...rules.overrides],
    };
  });

  mount(host, legalRoutes.checkFigure, ({ by, params, body }) =>
    checkFigure(ctx, by, { parameterId: params.id, from: body.from }),
  );

  mount(host, legalRoutes.setOverride, ({ by, body }) => setOverride(ctx, by, body));

  mount(host, legalRoutes.withdrawOverride, async ({ by, params }) => {
    await withdrawOverride(ctx, by, { id: params.id });
    return {};
  });
}

/** Staff of a part of a district see their district's figures. */
function districtRules(ctx: Context, orgPath: string): Promise<DistrictRules> {
  return loadRules(ctx.pool, districtOf(orgPath));
}
