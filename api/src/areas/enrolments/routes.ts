import { enrolmentRoutes, FalinkError, type PageQuery, type Staff } from '@falink/protocol';
import { type Actor, staffOf } from '../../kernel/actor.js';
import type { Page } from '../../kernel/db/page.js';
import { type MountHost, mount } from '../../kernel/http/mount.js';
import { inScope, permit } from '../../kernel/policies/staff.js';
import { listTerminals } from '../terminals/index.js';
import { checkFile } from './commands/check-file.js';
import { claimEnrolment } from './commands/claim-enrolment.js';
import { importEnrolments } from './commands/import-enrolments.js';
import { issueVouchers } from './commands/issue-vouchers.js';
import { withdrawEnrolment } from './commands/withdraw-enrolment.js';
import { ENROLMENT_COLUMNS, LABEL_COLUMNS, TERMINAL_COLUMNS } from './file/export-columns.js';
import { writeFile } from './file/write-file.js';
import { findExpected, listEnrolments, loadEnrolments } from './queries/enrolments.js';
import { loadFileParts } from './queries/terminal-file.js';
import { printedVoucher } from './voucher.js';

const PART = 200;

function manager(by: Actor): Staff {
  const staff = staffOf(by);
  permit(staff, 'enrolments.manage');
  return staff;
}

/** Boxes that are expected: files of them in and out, their vouchers, and the boxes that come. */
export function mountEnrolments(host: MountHost): void {
  mountExpected(host);
  mountFiles(host);
}

function mountExpected(host: MountHost): void {
  const { ctx } = host;
  mount(host, enrolmentRoutes.claimEnrolment, ({ by, body }) => claimEnrolment(ctx, by, body));
  mount(host, enrolmentRoutes.listEnrolments, ({ by, query: { state, importId, q, ...page } }) =>
    listEnrolments(ctx.pool, { scopePath: manager(by).orgUnit.path, state, importId, q }, page),
  );
  mount(host, enrolmentRoutes.withdrawEnrolment, ({ by, params }) => withdrawEnrolment(ctx, by, params));
  mount(host, enrolmentRoutes.expectedOfPairing, async ({ by, params }) => {
    const staff = staffOf(by);
    permit(staff, 'terminals.pair');
    const found = await findExpected(ctx.pool, params.id);
    if (!found) throw new FalinkError('pairing.unknown');
    const { serial, expected } = found;
    // A place of others is theirs to know.
    const isOwn = expected !== null && inScope(staff.orgUnit.path, expected.site.orgUnit.path);
    return { serial, expected: isOwn ? expected : null };
  });
}

function mountFiles(host: MountHost): void {
  const { ctx } = host;
  mount(host, enrolmentRoutes.checkEnrolments, ({ by, bytes }) => checkFile(ctx.pool, manager(by), bytes));
  mount(host, enrolmentRoutes.importEnrolments, ({ by, query: { requestId }, bytes }) =>
    importEnrolments(ctx, by, { requestId, bytes }),
  );
  mount(host, enrolmentRoutes.issueVouchers, async ({ by, body, response }) => {
    const issued = await issueVouchers(ctx, by, body);
    const part = async function* () {
      for (let i = 0; i < issued.length; i += PART) {
        const vouchers = new Map(issued.slice(i, i + PART).map(({ id, voucher }) => [id, voucher]));
        const boxes = await loadEnrolments(ctx.pool, [...vouchers.keys()]);
        yield boxes.map((box) => ({ ...box, digits: printedVoucher(vouchers.get(box.id) ?? '') }));
      }
    };
    return writeFile(response, { name: 'vouchers', columns: LABEL_COLUMNS, locale: body.locale }, part());
  });
  mount(host, enrolmentRoutes.exportEnrolments, async ({ by, query: { locale, ...filter }, response }) => {
    const scopePath = manager(by).orgUnit.path;
    const pages = allPages((page) => listEnrolments(ctx.pool, { scopePath, ...filter }, page));
    return writeFile(response, { name: 'expected-boxes', columns: ENROLMENT_COLUMNS, locale }, pages);
  });
  mount(host, enrolmentRoutes.exportTerminals, async ({ by, query: { locale, sort, group, ...filter }, response }) => {
    const staff = staffOf(by);
    permit(staff, 'terminals.view');
    const asked = { scopePath: staff.orgUnit.path, filter, group, sort };
    const part = async function* () {
      for await (const terminals of allPages((page) => listTerminals(ctx.pool, asked, page))) {
        const parts = await loadFileParts(
          ctx.pool,
          terminals.map(({ id }) => id),
        );
        yield terminals.map((one) => ({ ...one, unitPath: '', serial: null, ...parts.get(one.id) }));
      }
    };
    return writeFile(response, { name: 'terminals', columns: TERMINAL_COLUMNS, locale }, part());
  });
}

/** Every page of a list, one after the other. */
async function* allPages<Item>(ask: (page: PageQuery) => Promise<Page<Item>>): AsyncGenerator<readonly Item[]> {
  for (let cursor: string | undefined; ; ) {
    const { items, nextCursor } = await ask({ limit: PART, ...(cursor !== undefined && { cursor }) });
    yield items;
    if (nextCursor === null) return;
    cursor = nextCursor;
  }
}
