/** @jest-environment ./test/support/dom-environment.mjs */
import { ago, sampleId } from '@falink/fixtures';
import { type CallSummary, callRoutes, FalinkError } from '@falink/protocol';
import { screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { SummaryForm } from '../../src/features/desk/SummaryForm.js';
import { type ConsoleWorld, consoleWorld } from '../support/console-world.js';
import { draw } from './draw.js';

const LINE = '12月3日前到区法律援助中心交申请表';

let world: ConsoleWorld;
let stored: CallSummary;
let refusal: FalinkError | null;

beforeEach(async () => {
  [stored, refusal] = [{ version: 0, lines: [], nextOn: null, confirmedAt: null, opened: false }, null];
  world = await consoleWorld();
  world.api.reply('readSummary', () => stored);
  world.api.reply('saveSummary', ({ body: { version, lines, nextOn, confirmed } }) => {
    if (refusal) throw refusal;
    if (version !== stored.version) throw new FalinkError('summary.stale');
    const kept = lines.filter((line) => line !== '');
    stored = { version: version + 1, lines: kept, nextOn, confirmedAt: confirmed ? ago(0) : null, opened: false };
    return stored;
  });
});
afterEach(() => world.close());

const open = async (locale: 'zh-CN' | 'en' = 'zh-CN') => {
  await draw(world, <SummaryForm callId={sampleId(1)} origin="terminal" />, locale);
  return { user: userEvent.setup(), line: await screen.findByLabelText(/第 1 行|Line 1/) };
};

describe('[C17] what is written down for the resident', () => {
  it('saves itself as a draft, and cannot be sent while it is empty', async () => {
    const { user, line } = await open();
    const send = () => screen.getByRole<HTMLButtonElement>('button', { name: '发到电视' });
    expect(send().disabled).toBe(true);
    await user.type(line, LINE);
    expect(send().disabled).toBe(false);
    await waitFor(() => expect(stored).toMatchObject({ lines: [LINE], confirmedAt: null }));
  });

  it('is sent after a question, with everything that was typed, and stands there as it was sent', async () => {
    const { user, line } = await open();
    await user.type(line, LINE);
    await user.type(screen.getByLabelText('小结第 3 行'), '带身份证');
    await user.click(screen.getByRole('button', { name: '发到电视' }));
    expect(await screen.findByText('通话结束后显示在对方电视上，发出后不能再改。')).toBeDefined();
    expect(stored.confirmedAt).toBeNull();
    await user.click(screen.getAllByRole('button', { name: '发到电视' }).at(-1) as HTMLElement);
    expect(await screen.findByText(/已发给居民，可扫码带走/)).toBeDefined();
    expect(stored.lines).toEqual([LINE, '带身份证']);
    expect(screen.getAllByRole('listitem').map(({ textContent }) => textContent)).toEqual([LINE, '带身份证']);
    expect(screen.queryByRole('textbox')).toBeNull();
  });

  it('says why it was refused, and keeps what was typed', async () => {
    refusal = new FalinkError('summary.closed');
    const { user, line } = await open('en');
    await user.type(line, LINE);
    expect(await screen.findByText(/ended more than ten minutes ago/)).toBeDefined();
    expect((line as HTMLInputElement).value).toBe(LINE);
  });

  it('goes on with the draft of before, and says that a phone took it along', async () => {
    stored = { ...stored, version: 2, lines: [LINE] };
    const { line } = await open();
    expect((line as HTMLInputElement).value).toBe(LINE);
    expect(world.api.count(callRoutes.saveSummary)).toBe(0);
    stored = { ...stored, confirmedAt: ago(0), opened: true };
    await world.services.queries.invalidateQueries();
    expect(await screen.findByText(/已被手机带走/)).toBeDefined();
  });
});
