/** @jest-environment ./test/support/dom-environment.mjs */
import { ago, sampleCall, sampleStaff } from '@falink/fixtures';
import { callRoutes, FalinkError, type OutcomeCode, type Role, type StaffCall } from '@falink/protocol';
import { act, fireEvent, screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { useState } from 'react';
import { CallDrawer } from '../../src/call/CallDrawer.js';
import { DutyContext } from '../../src/call/DutyContext.js';
import type { DutyController } from '../../src/call/duty-controller.js';
import { NotesPanel } from '../../src/features/desk/NotesPanel.js';
import { type ConsoleWorld, consoleWorld } from '../support/console-world.js';
import { draw } from './draw.js';

const TEXT = '保洁，没签合同，3 月至 6 月工资未发。';

let world: ConsoleWorld;
let notes: { version: number; text: string };

beforeEach(async () => {
  notes = { version: 1, text: TEXT };
  world = await consoleWorld();
  world.api.reply('readNotes', () => ({
    version: notes.version,
    notes: notes.text,
    category: 'labour',
    outcome: null,
  }));
});
afterEach(() => world.close());

const readings = (): number => world.api.count(callRoutes.readNotes);

describe('[C12] a call in the drawer', () => {
  const agent = { id: sampleStaff().id, displayName: '周敏' };
  const over = (change: Partial<StaffCall> = {}): StaffCall =>
    sampleCall({
      state: 'ended',
      endedAt: ago(0),
      endReason: 'agent_hung_up',
      agent,
      hasNotes: true,
      notesVersion: 1,
      ...change,
    });

  const open = async (who: { id?: string; roles: Role[] }, call = over(), locale: 'zh-CN' | 'en' = 'zh-CN') => {
    world.api.reply('login', () => ({
      accessToken: 'token',
      expiresInS: 600,
      staff: sampleStaff(who),
      needsSecondFactor: false,
    }));
    world.api.reply('getCall', () => ({ call, timeline: [] }));
    await world.services.session.login('x', 'y');
    await draw(world, <CallDrawer callId={call.id} onClose={() => undefined} />, locale);
    await screen.findByText(call.agent?.displayName ?? '');
  };

  it('shows its agent the notes at once', async () => {
    await open({ roles: ['duty_lawyer'] });
    expect(await screen.findByText(TEXT)).toBeDefined();
  });

  it.each([
    ['zh-CN', '看记录'],
    ['en', 'Show'],
  ] as const)('reads them to a supervisor in %s only when asked, because that is recorded', async (locale, show) => {
    await open({ id: sampleCall().id, roles: ['supervisor'] }, over(), locale);
    const button = await screen.findByRole('button', { name: show });
    expect([readings(), screen.queryByText(TEXT)]).toEqual([0, null]);
    await userEvent.setup().click(button);
    expect(await screen.findByText(TEXT)).toBeDefined();
    expect(screen.queryByRole('button', { name: show })).toBeNull();
    expect(readings()).toBe(1);
  });

  it('says to everybody else that there are notes, and asks for nothing', async () => {
    await open({ id: sampleCall().id, roles: ['operator'] });
    expect(await screen.findByText('有记录，只有接听人和值班长能看')).toBeDefined();
    expect([readings(), screen.queryByRole('button', { name: '看记录' })]).toEqual([0, null]);
  });

  it('says nothing of notes when there are none', async () => {
    await open({ roles: ['duty_lawyer'] }, over({ hasNotes: false, notesVersion: 0 }));
    expect([screen.queryByText('记录'), readings()]).toEqual([null, 0]);
  });

  it('says why they did not come, and tries again', async () => {
    world.api.reply('readNotes', () => {
      throw new FalinkError('service.internal');
    });
    await open({ roles: ['duty_lawyer'] });
    const retry = await screen.findByRole('button', { name: '重试' });
    world.api.reply('readNotes', () => ({ version: 1, notes: TEXT, category: 'labour', outcome: null }));
    await userEvent.setup().click(retry);
    expect(await screen.findByText(TEXT)).toBeDefined();
  });
});

describe('[C12] the notes beside a call', () => {
  const field = () => screen.findByRole<HTMLTextAreaElement>('textbox', { name: '笔记' });

  let outcome: OutcomeCode | null;
  /** The stored call after a save: the answer and the notification carry no text. */
  let stored: StaffCall;
  /** The call changes as if its notification had arrived. */
  let notify: (call: StaffCall) => void;
  function Desk({ opened }: { opened: StaffCall }) {
    const [call, setCall] = useState(opened);
    notify = setCall;
    return <NotesPanel call={call} />;
  }
  const panel = (call: StaffCall) => (
    <DutyContext value={{ callSaved: () => undefined } as unknown as DutyController}>
      <Desk opened={call} />
    </DutyContext>
  );
  beforeEach(() => {
    outcome = null;
    stored = sampleCall({ hasNotes: true, notesVersion: 1 });
    world.api.reply('saveNotes', ({ body }) => {
      if (body.version !== notes.version) throw new FalinkError('notes.stale');
      notes = { version: notes.version + 1, text: body.notes ?? notes.text };
      if (body.outcome !== undefined) outcome = body.outcome;
      stored = {
        ...stored,
        outcome,
        hasNotes: notes.text !== '',
        notesVersion: notes.version,
        revision: stored.revision + 1,
      };
      return stored;
    });
  });

  it('take the outcome by Alt and digit while they are typed, and by the digit alone elsewhere', async () => {
    const user = userEvent.setup();
    await draw(world, panel(stored));
    const area = await field();
    const chosen = () => screen.queryByRole('radio', { checked: true })?.textContent;
    await user.click(area);
    await user.keyboard('2');
    expect([area.value, chosen()]).toEqual([`${TEXT}2`, undefined]);
    // As keyboards of Apple do: with Alt the key is another character.
    fireEvent.keyDown(area, { key: '™', code: 'Digit2', altKey: true });
    expect([area.value, chosen()]).toEqual([`${TEXT}2`, '转法律援助']);
    await waitFor(() => expect(outcome).toBe('to_legal_aid'));
    // The other Alt of European keyboards types.
    fireEvent.keyDown(area, { key: '³', code: 'Digit3', altKey: true, ctrlKey: true });
    expect(chosen()).toBe('转法律援助');
    await user.keyboard('{Escape}4');
    expect([area.value, chosen()]).toEqual([`${TEXT}2`, '转公证']);
    await waitFor(() => expect(outcome).toBe('to_notary'));
  });

  it('say why they are refused for good, and are not sent again and again', async () => {
    world.api.reply('saveNotes', () => {
      throw new FalinkError('notes.closed');
    });
    await draw(world, panel(stored), 'en');
    await userEvent.setup().click(await screen.findByRole('radio', { name: 'Answered' }));
    expect(await screen.findByText(/past the time for which they are kept/)).toBeDefined();
    expect(screen.getByText('Not saved')).toBeDefined();
  });

  it('are loaded before anybody can type over them, and saved with what is typed', async () => {
    await draw(world, panel(stored));
    const area = await field();
    expect(area.value).toBe(TEXT);
    await userEvent.setup().type(area, '补充');
    await waitFor(() => expect(notes).toEqual({ version: 2, text: `${TEXT}补充` }));
    await screen.findByText(/已保存/);
    expect([area.value, readings()]).toEqual([`${TEXT}补充`, 1]);
  });

  it('of a fresh call need no request', async () => {
    notes = { version: 0, text: '' };
    await draw(world, panel(sampleCall()));
    expect((await field()).value).toBe('');
    expect(readings()).toBe(0);
  });

  it('take over what another window saved, and do not read back what this one did', async () => {
    await draw(world, panel(stored));
    const area = await field();
    await userEvent.setup().type(area, '补充');
    await waitFor(() => expect(notes.version).toBe(2));
    await screen.findByText(/已保存/);
    act(() => notify(stored));
    notes = { version: 3, text: `${notes.text}，另一个窗口写的` };
    act(() => notify({ ...stored, notesVersion: 3, revision: 9 }));
    await waitFor(() => expect(area.value).toBe(notes.text));
    expect(readings()).toBe(2);
  });
});
