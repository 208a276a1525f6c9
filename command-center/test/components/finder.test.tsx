/** @jest-environment ./test/support/dom-environment.mjs */
import { sampleApplication, sampleListPage, sampleOffer, sampleStaff, sampleTerminal } from '@falink/fixtures';
import { FalinkError, intakeRoutes, type Role, terminalRoutes } from '@falink/protocol';
import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { type UserEvent, userEvent } from '@testing-library/user-event';
import { useLocation } from 'react-router';
import { useFinder } from '../../src/app/use-finder.js';
import { DutyContext, useDuty } from '../../src/call/DutyContext.js';
import type { DutyController } from '../../src/call/duty-controller.js';
import { RingingCard } from '../../src/features/desk/RingingCard.js';
import { type ConsoleWorld, consoleWorld } from '../support/console-world.js';
import { draw } from './draw.js';

const ROOM = sampleTerminal({ name: '陵园里服务室' });
const APPLICATION = sampleApplication();

/** A duty whose desk can be made to ring. */
function fakeDuty() {
  const listeners = new Set<() => void>();
  let ringing: unknown = null;
  const controller = {
    subscribe: (listener: () => void) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    snapshot: () => state,
    accept: async () => undefined,
    ringer: { mute: () => undefined },
  };
  let state = { ringing } as Record<string, unknown>;
  return {
    controller: controller as unknown as DutyController,
    ring: (): void => {
      ringing = { offer: sampleOffer(), endsAtMs: performance.now() + 15_000 };
      state = { ringing };
      for (const listener of listeners) listener();
    },
  };
}

describe('the finder', () => {
  let world: ConsoleWorld;
  let user: UserEvent;
  const asked: string[] = [];

  beforeEach(async () => {
    asked.length = 0;
    user = userEvent.setup();
    world = await consoleWorld();
    world.api.reply('listTerminals', ({ query }) => {
      asked.push(query.q ?? '');
      return sampleListPage(query.q === '陵园' ? [ROOM] : [], query);
    });
    world.api.reply('listApplications', ({ query }) => sampleListPage([APPLICATION], query));
  });
  afterEach(() => world.close());

  function Where() {
    const { pathname, search } = useLocation();
    return <p title="address">{pathname + decodeURIComponent(search)}</p>;
  }
  function Card() {
    const { ringing } = useDuty();
    return ringing && <RingingCard ringing={ringing} answering={false} />;
  }
  const show = async (roles: Role[], locale: 'zh-CN' | 'en' = 'zh-CN', duty = fakeDuty()) => {
    const staff = sampleStaff({ roles });
    world.api.reply('login', () => ({ accessToken: 'token', expiresInS: 600, staff, needsSecondFactor: false }));
    await world.services.session.login('x', 'y');
    function Desk() {
      const { open, finder } = useFinder(staff, duty.controller);
      return (
        <DutyContext value={duty.controller}>
          <button type="button" onClick={open}>
            opener
          </button>
          <Where />
          <Card />
          {finder}
        </DutyContext>
      );
    }
    await draw(world, <Desk />, locale);
    return duty;
  };
  const press = (): boolean =>
    fireEvent.keyDown(document.activeElement ?? document.body, { code: 'KeyK', key: 'k', ctrlKey: true });
  const field = () => screen.findByRole<HTMLInputElement>('combobox');
  const names = (): string[] => screen.queryAllByRole('option').map((one) => one.textContent ?? '');
  const active = async (): Promise<string | null | undefined> => {
    const id = (await field()).getAttribute('aria-activedescendant');
    return id === null ? null : document.getElementById(id)?.textContent;
  };

  it.each([
    ['zh-CN', '终端', '我的账号'],
    ['en', 'Terminals', 'My account'],
  ] as const)(
    'opens by Ctrl K with the pages of this person in %s, and Escape returns the focus',
    async (locale, fleet, account) => {
      await show(['operator'], locale);
      const opener = screen.getByRole('button', { name: 'opener' });
      opener.focus();
      expect(press()).toBe(false);
      await waitFor(() => expect(document.activeElement).toBe(screen.queryByRole('combobox')));
      expect(names()).toEqual(expect.arrayContaining([fleet, account]));
      await user.tab();
      expect(document.activeElement).toBe(await field());
      await user.keyboard('{Escape}');
      expect([screen.queryByRole('dialog'), document.activeElement]).toEqual([null, opener]);
    },
  );

  it('offers no page, terminal or application that the role may not open', async () => {
    await show(['duty_lawyer']);
    press();
    await user.type(await field(), '陵园 7');
    await screen.findByText(/没有找到“陵园 7”/);
    expect([asked, world.api.count(intakeRoutes.listApplications)]).toEqual([[], 0]);
  });

  it('asks once for what was typed in one go, announces how many there are, and opens with Enter', async () => {
    await show(['operator']);
    press();
    await user.type(await field(), '陵园');
    const group = await screen.findByRole('group', { name: '终端' });
    expect(within(group).getByRole('option').textContent).toContain('陵园里服务室');
    expect(screen.getByRole('status').textContent).toContain('1 项');
    expect(asked).toEqual(['陵园']);
    await user.keyboard('{Enter}');
    expect([screen.getByTitle('address').textContent, screen.queryByRole('dialog')]).toEqual([
      `/fleet/${ROOM.id}`,
      null,
    ]);
  });

  it('is walked through with arrows, Home and End, round and round', async () => {
    await show(['operator']);
    press();
    const input = await field();
    const [first, second] = names();
    const last = names().at(-1);
    expect(await active()).toBe(first);
    await user.keyboard('{ArrowDown}');
    expect(await active()).toBe(second);
    await user.keyboard('{ArrowUp}{ArrowUp}');
    expect(await active()).toBe(last);
    await user.keyboard('{Home}');
    expect(await active()).toBe(first);
    await user.keyboard('{End}');
    expect([await active(), document.activeElement]).toEqual([last, input]);
    expect(screen.getAllByRole('option', { selected: true })).toHaveLength(1);
  });

  it('finds an application by its number, and opens the list on it', async () => {
    await show(['legal_aid_officer']);
    press();
    await user.type(await field(), '17');
    await user.click(await screen.findByRole('option', { name: new RegExp(APPLICATION.number) }));
    expect(screen.getByText(`/applications?q=${APPLICATION.number}`)).toBeDefined();
  });

  it('never opens what was found for words typed before', async () => {
    await show(['operator']);
    press();
    await user.type(await field(), '陵园');
    await screen.findByRole('option', { name: /陵园里服务室/ });
    await user.type(await field(), '外');
    expect(names()).toEqual([]);
    await user.keyboard('{Enter}');
    expect(await field()).toBeDefined();
    await screen.findByText(/没有找到“陵园外”/);
  });

  it('says why a search failed, and repeats it with Enter', async () => {
    world.api.reply('listTerminals', () => {
      throw new FalinkError('service.internal');
    });
    await show(['operator']);
    press();
    await user.type(await field(), '陵园');
    await screen.findByRole('option', { name: /重试/ });
    world.api.reply('listTerminals', ({ query }) => sampleListPage([ROOM], query));
    await user.keyboard('{Enter}');
    await screen.findByRole('option', { name: /陵园里服务室/ });
    expect(world.api.count(terminalRoutes.listTerminals)).toBe(2);
  });

  it('gives way to an arriving call, whose answer has the focus, and stays shut while it rings', async () => {
    const duty = await show(['duty_lawyer']);
    screen.getByRole('button', { name: 'opener' }).focus();
    press();
    await field();
    act(() => duty.ring());
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(document.activeElement).toBe(screen.getByRole('button', { name: '接听' }));
    press();
    await user.click(screen.getByRole('button', { name: 'opener' }));
    expect(screen.queryByRole('dialog')).toBeNull();
  });
});
