import { ago, sampleEnrolment, sampleFileCheck, sampleId, sampleListPage } from '@falink/fixtures';
import { type Handlers, Raw } from '@falink/fixtures/server';
import { type Enrolment, FalinkError, type FileProblem } from '@falink/protocol';

const boxes: Enrolment[] = Array.from({ length: 23 }, (_, i) =>
  sampleEnrolment({
    id: sampleId(7000 + i),
    serial: `TV-2026-${String(187 + i).padStart(6, '0')}`,
    name: i % 5 === 0 ? '服务室大屏' : '客厅',
    kind: i % 5 === 0 ? 'room' : 'home',
    createdAt: ago(3_600_000 + i),
    site: {
      id: sampleId(7100 + i),
      name: i % 5 === 0 ? '公共法律服务室' : `${i + 1} 号楼 201`,
      orgUnit: { id: sampleId(7200), path: 'yunhe.dongjie.hongxing', name: '红星社区' },
    },
    ...(i % 4 === 1 && { voucher: 'none', voucherExpiresAt: null }),
    ...(i % 7 === 3 && { voucher: 'blocked' }),
    ...(i % 6 === 2 && { state: 'enrolled', voucher: 'used', terminalId: sampleId(1), enrolledAt: ago(600_000 * i) }),
  }),
);

const problems: FileProblem[] = [
  { row: 3, column: 'serial', code: 'serial_repeated', value: 'TV-2026-000187 (2)' },
  { row: 7, column: 'unit', code: 'unit_unknown', value: '云河区/东街街道/永安村' },
  { row: 7, column: 'phone', code: 'phone_format', value: '1380013' },
  { row: 19, column: 'name', code: 'missing', value: '' },
  { row: 20, column: 'site', code: 'site_differs', value: '3 号楼 201' },
];

/** Expected boxes; a file is good unless `wrong`. */
export function enrolmentHandlers(size: () => string): Handlers {
  let checks = 0;
  return {
    listEnrolments: ({ query }) => {
      if (size() === 'broken') throw new FalinkError('service.internal');
      const found = boxes.filter(
        (one) => (!query.state || one.state === query.state) && one.serial.includes(query.q ?? ''),
      );
      return sampleListPage(size() === 'none' ? [] : found, query);
    },
    // The first file has errors, the corrected one has none.
    checkEnrolments: () => {
      checks += 1;
      return checks % 2 === 1
        ? sampleFileCheck({ created: 0, problems: { items: problems, total: problems.length } })
        : sampleFileCheck();
    },
    importEnrolments: () => ({ importId: sampleId(7300), created: 238, unchanged: 2, newSites: 236 }),
    issueVouchers: () => new Raw(200, '\uFEFF', 'text/csv'),
    exportEnrolments: () => new Raw(200, '\uFEFF', 'text/csv'),
    exportTerminals: () => new Raw(200, '\uFEFF', 'text/csv'),
    withdrawEnrolment: ({ params }) => ({
      ...(boxes.find(({ id }) => id === params.id) ?? sampleEnrolment()),
      state: 'withdrawn',
      voucher: 'none',
    }),
    expectedOfPairing: () => ({ serial: 'TV-2026-000187', expected: boxes[0] ?? null }),
  };
}
