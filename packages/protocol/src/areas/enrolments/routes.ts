import { z } from 'zod';
import { IdParamsSchema, IdSchema, LocaleSchema } from '../../common.js';
import { route } from '../../contract.js';
import { PageQuerySchema, pageOf, SearchSchema } from '../../page.js';
import { TerminalSortSchema, terminalFilterQuery } from '../groups/terminal-filter.js';
import { DeviceInfoSchema, DeviceKeySchema } from '../terminals/device.js';
import { EnrolmentImportSchema, EnrolmentSchema, EnrolmentStateSchema } from './enrolment.js';
import { FileCheckSchema } from './file-check.js';
import { SerialSchema, VoucherSchema } from './serial.js';

const FilterSchema = {
  state: EnrolmentStateSchema.optional(),
  importId: IdSchema.optional(),
  q: SearchSchema.optional(),
};

export const enrolmentRoutes = {
  claimEnrolment: route({
    method: 'POST',
    path: '/api/v1/enrolments/claim',
    auth: ['public'],
    since: 2,
    tag: 'enrolments',
    summary: 'An expected box with its voucher becomes its terminal at once; the same key again is the same answer',
    body: z.strictObject({
      serial: SerialSchema,
      voucher: VoucherSchema,
      publicKey: DeviceKeySchema,
      device: DeviceInfoSchema,
    }),
    response: z.object({ terminalId: IdSchema }),
    errors: ['enrolment.refused', 'pairing.key_in_use', 'site.closed'],
  }),
  listEnrolments: route({
    method: 'GET',
    path: '/api/v1/enrolments',
    auth: ['staff'],
    tag: 'enrolments',
    summary: 'Expected boxes in scope, the latest first. `q` searches serial number, name, site and org unit',
    query: z.strictObject({ ...PageQuerySchema.shape, ...FilterSchema }),
    response: pageOf(EnrolmentSchema),
    errors: [],
  }),
  checkEnrolments: route({
    method: 'POST',
    path: '/api/v1/enrolments/check',
    auth: ['staff'],
    tag: 'enrolments',
    summary:
      'What a CSV file of expected boxes, the body, would do, and everything that is wrong in it; changes nothing',
    binary: ['text/csv'],
    response: FileCheckSchema,
    errors: [],
  }),
  importEnrolments: route({
    method: 'POST',
    path: '/api/v1/enrolments',
    auth: ['staff'],
    tag: 'enrolments',
    summary: 'Takes over a CSV file of expected boxes, the body, in one transaction: all of it or nothing',
    query: z.strictObject({ requestId: IdSchema }),
    binary: ['text/csv'],
    response: EnrolmentImportSchema,
    status: 201,
    errors: ['enrolment.file_wrong', 'request.id_reused'],
  }),
  issueVouchers: route({
    method: 'POST',
    path: '/api/v1/enrolments/vouchers',
    auth: ['staff'],
    tag: 'enrolments',
    summary: 'New vouchers for boxes that wait, as a CSV file for labels; earlier ones of these boxes stop working',
    body: z.union([
      z.strictObject({ importId: IdSchema, locale: LocaleSchema }),
      z.strictObject({ ids: z.array(IdSchema).min(1).max(200), locale: LocaleSchema }),
    ]),
    errors: ['enrolment.unknown', 'auth.out_of_scope'],
  }),
  withdrawEnrolment: route({
    method: 'POST',
    path: '/api/v1/enrolments/:id/withdraw',
    auth: ['staff'],
    tag: 'enrolments',
    summary: 'A box is no longer expected; its voucher stops working',
    params: IdParamsSchema,
    response: EnrolmentSchema,
    errors: ['enrolment.unknown', 'enrolment.used', 'auth.out_of_scope'],
  }),
  expectedOfPairing: route({
    method: 'GET',
    path: '/api/v1/pairings/:id/expected',
    auth: ['staff'],
    tag: 'enrolments',
    summary: 'What the serial number that a waiting box says it has is expected for, in scope',
    params: IdParamsSchema,
    response: z.object({ serial: z.string().max(40).nullable(), expected: EnrolmentSchema.nullable() }),
    errors: ['pairing.unknown'],
  }),
  exportEnrolments: route({
    method: 'GET',
    path: '/api/v1/enrolments.csv',
    auth: ['staff'],
    tag: 'enrolments',
    summary: 'The same list as a CSV file, which can be imported again',
    query: z.strictObject({ ...FilterSchema, locale: LocaleSchema.default('zh-CN') }),
    errors: [],
  }),
  exportTerminals: route({
    method: 'GET',
    path: '/api/v1/terminals.csv',
    auth: ['staff'],
    tag: 'enrolments',
    summary: 'The list of terminals as a CSV file, filtered as the list is',
    query: z.strictObject({
      ...terminalFilterQuery,
      sort: TerminalSortSchema.default('name'),
      locale: LocaleSchema.default('zh-CN'),
    }),
    errors: ['group.unknown'],
  }),
} as const;
