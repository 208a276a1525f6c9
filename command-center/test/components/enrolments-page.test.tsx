/** @jest-environment ./test/support/dom-environment.mjs */
import { sampleEnrolment, sampleFileCheck, sampleId, sampleListPage, samplePairing } from '@falink/fixtures';
import { Raw } from '@falink/fixtures/server';
import { type Enrolment, ERRORS, enrolmentRoutes, FalinkError, type FileCheck } from '@falink/protocol';
import { fireEvent, screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { EnrolmentsPage } from '../../src/features/enrolments/EnrolmentsPage.js';
import { ExpectedBox } from '../../src/features/fleet/ExpectedBox.js';
import { type ConsoleWorld, consoleWorld } from '../support/console-world.js';
import { draw } from './draw.js';

const WRONG: FileCheck = sampleFileCheck({
  created: 0,
  problems: {
    items: [
      { row: 3, column: 'serial', code: 'serial_repeated', value: 'BOX-0001 (2)' },
      { row: 7, column: 'unit', code: 'unit_unknown', value: '<b>东街</b>' },
    ],
    total: 2,
  },
});

describe('the page of expected boxes', () => {
  let world: ConsoleWorld;
  let boxes: Enrolment[];
  let asked: unknown[];

  beforeEach(async () => {
    world = await consoleWorld();
    boxes = [sampleEnrolment()];
    asked = [];
    world.api.reply('listEnrolments', ({ query }) => sampleListPage(boxes, query));
    world.api.reply('checkEnrolments', () => sampleFileCheck());
    world.api.reply('issueVouchers', ({ body }) => {
      asked.push(body);
      return new Raw(200, '\uFEFFserial', 'text/csv');
    });
    Object.assign(URL, { createObjectURL: () => 'blob:x', revokeObjectURL: () => undefined });
    await world.connect();
  });
  afterEach(() => world.close());

  const file = (name = '装机.csv') => new File(['x'], name, { type: 'application/vnd.ms-excel' });
  const choose = async (label = '选择表格') =>
    fireEvent.change(await screen.findByLabelText(label, { selector: 'input' }), { target: { files: [file()] } });

  it('[T1] shows every error with what to do, and offers no import while there is one', async () => {
    world.api.reply('checkEnrolments', () => WRONG);
    await draw(world, <EnrolmentsPage />);
    await choose();
    await screen.findByText(/表格里有 2 处要改，一台都没有导入/);
    screen.getByText('BOX-0001 (2)');
    screen.getByText('<b>东街</b>');
    screen.getByText(/从区县写起，用 \/ 分开/);
    expect(screen.queryByRole('button', { name: /^导入/ })).toBeNull();
    expect(world.api.count(enrolmentRoutes.importEnrolments)).toBe(0);
    // The corrected file, in the same place.
    world.api.reply('checkEnrolments', () => sampleFileCheck());
    await choose();
    await screen.findByRole('button', { name: /导入 238 台/ });
  });

  it('imports a dropped file with the keyboard, asks again under the same number, and gives the labels out', async () => {
    const user = userEvent.setup();
    const numbers: unknown[] = [];
    world.api.reply('importEnrolments', ({ query }) => {
      numbers.push(query.requestId);
      if (numbers.length === 1) throw new FalinkError('service.unavailable');
      return { importId: sampleId(5), created: 238, unchanged: 2, newSites: 236 };
    });
    await draw(world, <EnrolmentsPage />);
    const target = (await screen.findByText('把 CSV 表格拖到这里')).parentElement as HTMLElement;
    fireEvent.drop(target, { dataTransfer: { files: [file()] } });
    const load = await screen.findByRole('button', { name: /导入 238 台/ });
    load.focus();
    await user.keyboard('{Enter}');
    await screen.findByText(ERRORS['service.unavailable'].zh);
    const again = await screen.findByRole('button', { name: /导入 238 台/ });
    again.focus();
    await user.keyboard('{Enter}');
    await screen.findByText(/已登记 238 台，新建地点 236 个/);
    expect(new Set(numbers).size).toBe(1);
    await user.click(screen.getByRole('button', { name: '下载安装码' }));
    await screen.findByText(/以前给这些盒子的安装码都作废了/);
    expect(asked).toEqual([{ importId: sampleId(5), locale: 'zh-CN' }]);
  });

  it('warns before it replaces a code that was printed, and says exactly which box is withdrawn', async () => {
    const user = userEvent.setup();
    world.api.reply('withdrawEnrolment', () => sampleEnrolment({ state: 'withdrawn', voucher: 'none' }));
    await draw(world, <EnrolmentsPage />);
    await user.click(await screen.findByRole('button', { name: '生成安装码' }));
    await screen.findByText('已经打印的那个安装码马上作废。');
    expect(asked).toEqual([]);
    await user.click(screen.getAllByRole('button', { name: '生成安装码' }).at(-1)!);
    await waitFor(() => expect(asked).toEqual([{ ids: [boxes[0]!.id], locale: 'zh-CN' }]));
    await user.click(screen.getByRole('button', { name: '撤销 TV-2026-000187' }));
    await screen.findByText(/撤销 1 台待装的盒子：河湾村 河湾村 3 号 的“客厅”/);
    await user.click(screen.getByRole('button', { name: '撤销' }));
    await screen.findByText('已撤销 TV-2026-000187');
  });

  it('says what would be there, in both languages, and why the list did not come', async () => {
    world.api.reply('listEnrolments', () => {
      throw new FalinkError('service.unavailable');
    });
    const { unmount } = await draw(world, <EnrolmentsPage />, 'en');
    await screen.findByText(ERRORS['service.unavailable'].en);
    screen.getByText('Drop a CSV file here');
    unmount();
    world.api.reply('listEnrolments', ({ query }) => sampleListPage([], query));
    await draw(world, <EnrolmentsPage />);
    await screen.findByText('还没有登记盒子');
  });

  it('[T2] a box that says its serial number is approved where it is expected, once it was compared', async () => {
    const user = userEvent.setup();
    const pairing = samplePairing();
    const approved: unknown[] = [];
    world.api.reply('expectedOfPairing', () => ({
      serial: 'TV-2026-000187',
      expected: sampleEnrolment({ state: 'enrolled', terminalId: sampleId(1), voucher: 'used' }),
    }));
    world.api.reply('approvePairing', ({ body }) => {
      approved.push(body);
      throw new FalinkError('pairing.expired');
    });
    const { unmount } = await draw(world, <ExpectedBox pairing={pairing} compared={false} />);
    const early = await screen.findByRole('button', { name: '通过，接替原终端' });
    expect(early.hasAttribute('disabled')).toBe(true);
    unmount();
    await draw(world, <ExpectedBox pairing={pairing} compared />);
    await user.click(await screen.findByRole('button', { name: '通过，接替原终端' }));
    await screen.findByText(ERRORS['pairing.expired'].zh);
    expect(approved).toEqual([{ siteId: sampleId(2), name: '客厅', kind: 'home', replaceTerminalId: sampleId(1) }]);
  });
});
