/** @jest-environment ./test/support/dom-environment.mjs */
import { ago, sampleCall, sampleId } from '@falink/fixtures';
import { consoleMessages, FalinkError, type StaffCall } from '@falink/protocol';
import { screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { useState } from 'react';
import { DutyContext } from '../../src/call/DutyContext.js';
import type { DutyController } from '../../src/call/duty-controller.js';
import { useMyCalls } from '../../src/data/calls.js';
import { NotesPanel } from '../../src/features/desk/NotesPanel.js';
import { RecentCalls } from '../../src/features/desk/RecentCalls.js';
import { TodayCard } from '../../src/features/desk/TodayCard.js';
import { type ConsoleWorld, consoleWorld } from '../support/console-world.js';
import { draw } from './draw.js';

/** Ended yesterday, when nobody was there to choose the outcome. */
const DAY_MS = 86_400_000;
const over = (n: number, change: Partial<StaffCall> = {}): StaffCall =>
  sampleCall({
    id: sampleId(n),
    state: 'ended',
    queuedAt: ago(n * DAY_MS),
    answeredAt: ago(n * DAY_MS),
    endedAt: ago(n * DAY_MS - 60_000),
    endReason: 'resident_hung_up',
    ...change,
  });
const NOW_IN_CALL = sampleCall({ id: sampleId(7) });

let world: ConsoleWorld;
let mine: StaffCall[];

beforeEach(async () => {
  world = await consoleWorld();
  mine = [over(0, { outcome: null }), over(1, { outcome: 'answered' }), over(2, { kind: 'intake' })];
  const byId = (id: string | undefined): StaffCall => {
    const found = mine.find((call) => call.id === id);
    if (!found) throw new FalinkError('call.unknown');
    return found;
  };
  world.api.reply('listCalls', () => ({ items: mine, nextCursor: null, total: null }));
  world.api.reply('getCall', ({ params }) => ({ call: byId(params.id), timeline: [] }));
  world.api.reply('saveNotes', ({ params, body: { version, notes, outcome } }) => {
    const call = byId(params.id);
    if (version !== call.notesVersion) throw new FalinkError('notes.stale');
    Object.assign(call, {
      revision: call.revision + 1,
      notesVersion: version + 1,
      ...(outcome !== undefined && { outcome }),
      ...(notes !== undefined && { hasNotes: notes !== '' }),
    });
    world.api.emit('console', consoleMessages.myCallUpdated, call);
    return call;
  });
  await world.connect();
});
afterEach(() => world.close());

function Desk() {
  const list = useMyCalls();
  const [open, setOpen] = useState<string | null>(null);
  return (
    <DutyContext value={{ callSaved: () => undefined } as unknown as DutyController}>
      <div data-testid="now">
        <NotesPanel call={NOW_IN_CALL} />
      </div>
      <TodayCard calls={list.items} onOpen={setOpen} />
      <RecentCalls list={list} open={open} onOpen={setOpen} />
    </DutyContext>
  );
}

const chosenIn = (part: HTMLElement) =>
  within(part).queryByRole('radio', { checked: true })?.getAttribute('aria-label');

it.each([
  ['zh-CN', '去补', /^补记结果：/, '转人民调解'],
  ['en', 'Complete', /^Add outcome: /, 'To mediation'],
] as const)(
  'completes in %s a call that is over, from the day and from its line',
  async (locale, complete, line, choice) => {
    const user = userEvent.setup();
    await draw(world, <Desk />, locale);
    const [offer] = await screen.findAllByRole('button', { name: line });
    // An intake's outcome is its application.
    expect(screen.getAllByRole('button', { name: line })).toEqual([offer]);
    await user.click(screen.getByRole('button', { name: complete }));
    const drawer = await screen.findByRole('dialog');
    await user.click(await within(drawer).findByRole('radio', { name: choice }));
    await waitFor(() => expect(mine[0]?.outcome).toBe('to_mediation'));
    await waitFor(() => expect(screen.queryByRole('button', { name: line })).toBeNull());
    expect(screen.queryByRole('button', { name: complete })).toBeNull();
  },
);

it('changes by Alt and digit the record that has the focus, not the one of the call beside it', async () => {
  const user = userEvent.setup();
  await draw(world, <Desk />);
  await user.click(await screen.findByRole('button', { name: '去补' }));
  const drawer = await screen.findByRole('dialog');
  await user.click(await within(drawer).findByRole('textbox'));
  await user.keyboard('{Alt>}3{/Alt}');
  const now = screen.getByTestId('now');
  expect([chosenIn(drawer), chosenIn(now)]).toEqual(['转人民调解', undefined]);
  await user.click(within(now).getByRole('textbox'));
  await user.keyboard('{Alt>}1{/Alt}');
  expect([chosenIn(drawer), chosenIn(now)]).toEqual(['转人民调解', '已解答']);
});
