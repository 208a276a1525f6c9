/** @jest-environment ./test/support/dom-environment.mjs */
import { sampleId, sampleListPage, sampleReported, sampleTarget, sampleTargetReach } from '@falink/fixtures';
import {
  consoleMessages,
  ERRORS,
  FalinkError,
  type Reported,
  type SomeTargetValues,
  type Target,
  type TargetChange,
} from '@falink/protocol';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { TargetButton } from '../../src/targets/TargetButton.js';
import { TargetSection } from '../../src/targets/TargetSection.js';
import { type ConsoleWorld, consoleWorld } from '../support/console-world.js';
import { draw } from './draw.js';

describe('the settings of terminals', () => {
  let world: ConsoleWorld;
  let own: SomeTargetValues;
  let revision: number;
  let reported: Reported | null;
  let asked: { revision: number; settings: TargetChange; requestId: string }[];

  const now = (): Target => {
    const target = sampleTarget(own);
    return { ...target, here: target.here && { ...target.here, revision } };
  };
  beforeEach(async () => {
    world = await consoleWorld();
    own = {};
    revision = 0;
    reported = sampleReported();
    asked = [];
    const set = ({ body }: { body: (typeof asked)[number] }): Target => {
      asked.push(body);
      if (body.revision !== revision) throw new FalinkError('target.stale');
      const entries = Object.entries({ ...own, ...body.settings }).filter(([, value]) => value !== null);
      own = Object.fromEntries(entries) as SomeTargetValues;
      revision += 1;
      return now();
    };
    world.api.reply('terminalTarget', now);
    world.api.reply('unitTarget', now);
    world.api.reply('terminalReported', () => ({ reported }));
    world.api.reply('setTerminalTarget', set as never);
    world.api.reply('setUnitTarget', set as never);
    world.api.reply('previewUnitTarget', () => sampleTargetReach());
    world.api.reply('listChannels', ({ query }) =>
      sampleListPage([{ id: 'pufa', name: { zh: '普法频道', en: 'Law channel' } }], query),
    );
    await world.connect();
  });
  afterEach(() => world.close());

  const terminal = (canManage = true, locale: 'zh-CN' | 'en' = 'zh-CN') =>
    draw(world, <TargetSection terminalId={sampleId(1)} canManage={canManage} />, locale);
  const row = async (name: string): Promise<HTMLElement> =>
    (await screen.findByText(name, { selector: 'li span' })).closest('li') as HTMLElement;
  const words = async (name: string): Promise<string> => (await row(name)).textContent ?? '';
  const edit = async (name: string): Promise<HTMLElement> => {
    fireEvent.click(await screen.findByLabelText(`修改${name}`));
    return screen.findByRole('dialog');
  };
  const save = (dialog: HTMLElement): HTMLElement => within(dialog).getByText('保存').closest('button') as HTMLElement;

  it('[R5] says of each what holds, where it comes from, and how far the terminal has got', async () => {
    reported = sampleReported({
      revision: null,
      values: { ...sampleReported().values, elder: { value: false, locked: false }, feature_library: false },
      failures: [{ setting: 'screen', reason: 'failed', detail: 'backlight: EPERM' }],
    });
    await terminal();
    await waitFor(async () => expect(await words('频道')).toContain('普法频道'));
    expect(await words('音量')).toMatch(/开机 60，可调 20～80来自东街街道.*已生效/);
    expect(await words('节目库')).toMatch(/提供默认终端现在是：不提供等待终端/);
    expect(await words('屏幕时间')).toMatch(/00:00–24:00.*这台盒子没有做成 · backlight: EPERM做不到/);
    reported = sampleReported({ chosen: ['elder'] });
    world.api.emit('console', consoleMessages.reportChanged, { terminalId: sampleId(1) });
    await waitFor(async () => expect(await words('字的大小')).toContain('住户自选'));
    expect(await words('节目库')).toContain('已生效');
  });

  it('[R3] shows what somebody else changed while it is open', async () => {
    await terminal();
    await waitFor(async () => expect(await words('音量')).toContain('开机 60'));
    own = { volume: { default: 35, min: 0, max: 100 } };
    revision += 1;
    world.api.emit('console', consoleMessages.targetChanged, {});
    await waitFor(async () => expect(await words('音量')).toContain('开机 35'));
  });

  it('says that a terminal never reported, and offers nothing to who may not change it', async () => {
    reported = null;
    await terminal(false, 'en');
    await screen.findByText(/has not reported yet/);
    expect(screen.queryByText('Change')).toBeNull();
  });

  it('gives a value, says so, and takes it back', async () => {
    const user = userEvent.setup();
    await terminal();
    const dialog = await edit('音量');
    expect(within(dialog).getByText('沿用上级：开机 60，可调 20～80（来自东街街道）')).toBeTruthy();
    expect((save(dialog) as HTMLButtonElement).disabled).toBe(true);
    await user.click(within(dialog).getByText('在这里设置'));
    fireEvent.change(within(dialog).getByLabelText('开机时'), { target: { value: '90' } });
    await within(dialog).findByText(/开机时的音量要在最小和最大之间/);
    expect((save(dialog) as HTMLButtonElement).disabled).toBe(true);
    fireEvent.change(within(dialog).getByLabelText('开机时'), { target: { value: '30' } });
    await within(dialog).findByText(/只改这一台终端/);
    fireEvent.click(save(dialog));
    await waitFor(async () => expect(await words('音量')).toMatch(/开机 30.*在这里设置.*等待终端/));
    fireEvent.click((await screen.findByText('撤销')).closest('button') as HTMLElement);
    await waitFor(async () => expect(await words('音量')).toMatch(/开机 60.*来自东街街道/));
    expect(asked).toMatchObject([
      { revision: 0, settings: { volume: { default: 30, min: 20, max: 80 } } },
      { revision: 1, settings: { volume: null } },
    ]);
  });

  it('[R5] gives the largest letters, beside the word that older televisions know', async () => {
    const user = userEvent.setup();
    await terminal();
    const dialog = await edit('字的大小');
    await user.click(within(dialog).getByText('在这里设置'));
    await user.click(within(dialog).getByText('特大字'));
    await waitFor(() => expect((save(dialog) as HTMLButtonElement).disabled).toBe(false));
    fireEvent.click(save(dialog));
    await waitFor(async () => expect(await words('字的大小')).toMatch(/特大字.*在这里设置/));
    expect(asked).toMatchObject([{ settings: { elder: { value: true, locked: false, largest: true } } }]);
  });

  it('reads the hours of a screen as they are typed, and says which day is wrong', async () => {
    const user = userEvent.setup();
    await terminal();
    const dialog = await edit('屏幕时间');
    await user.click(within(dialog).getByText('在这里设置'));
    fireEvent.change(within(dialog).getByLabelText('周一'), { target: { value: '晚上' } });
    await within(dialog).findByText('请写成 7:00-21:00 80% 这样');
    fireEvent.change(within(dialog).getByLabelText('周一'), { target: { value: '7：00～21：00 80%' } });
    fireEvent.change(within(dialog).getByLabelText('周日'), { target: { value: '' } });
    await waitFor(() => expect((save(dialog) as HTMLButtonElement).disabled).toBe(false));
    fireEvent.click(save(dialog));
    await waitFor(async () => expect(await words('屏幕时间')).toContain('周日 全天关闭'));
    const week = asked[0]?.settings.screen?.week;
    expect([week?.[0], week?.[6]]).toEqual([[{ from: '07:00', to: '21:00', brightness: 80 }], []]);
  });

  it('[R2] says of a unit how many terminals change, and what others changed at the same time', async () => {
    const user = userEvent.setup();
    await draw(world, <TargetButton place={{ kind: 'unit', id: sampleId(3) }} name="河湾村" canManage />);
    fireEvent.click((await screen.findByText('终端设置')).closest('button') as HTMLElement);
    fireEvent.click(await screen.findByLabelText('修改节目库'));
    const dialog = (await screen.findByText('沿用上级：提供（默认）')).closest('[role="dialog"]') as HTMLElement;
    await user.click(within(dialog).getByText('在这里设置'));
    await user.click(within(dialog).getByText('不提供'));
    await within(dialog).findByText('下面共 3,424 台终端，3,412 台会改变；12 台有更近的设置，保持不变。');
    revision = 5;
    fireEvent.click(save(dialog));
    await within(dialog).findByText(ERRORS['target.stale'].zh);
    // The latest state is on the screen, and the wish still in the dialog.
    await waitFor(() => {
      fireEvent.click(save(dialog));
      expect(revision).toBe(6);
    });
    await waitFor(async () => expect(await words('节目库')).toContain('不提供'));
    expect(screen.queryByText('等待终端')).toBeNull();
  });
});
