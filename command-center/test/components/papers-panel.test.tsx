/** @jest-environment ./test/support/dom-environment.mjs */
import { ago, sampleIntake, samplePage, samplePaper } from '@falink/fixtures';
import { Raw } from '@falink/fixtures/server';
import { consoleMessages, ERRORS, FalinkError, type Intake, intakeRoutes, type Paper } from '@falink/protocol';
import { fireEvent, screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { IntakeSeat } from '../../src/features/intake/IntakeSeat.js';
import { type ConsoleWorld, consoleWorld } from '../support/console-world.js';
import { draw } from './draw.js';

describe('the papers at the seat', () => {
  let world: ConsoleWorld;
  let intake: Intake;
  let reviews: unknown[];

  const set = (change: Partial<Intake>): Intake => {
    intake = { ...intake, ...change, revision: intake.revision + 1 };
    return intake;
  };
  const paper = (change: Partial<Paper> = {}, pages = 1): Paper =>
    samplePaper(1, {
      kind: 'document',
      label: '劳动合同',
      state: 'received',
      pages: Array.from({ length: pages }, (_, n) => samplePage(n + 1)),
      ...change,
    });

  beforeEach(async () => {
    intake = sampleIntake();
    reviews = [];
    world = await consoleWorld();
    world.api.reply('currentIntake', () => intake);
    world.api.reply('interruptedIntakes', () => ({ interrupted: [] }));
    world.api.reply('page', () => new Raw(200, Buffer.from('picture'), 'image/jpeg'));
    world.api.reply('reviewPaper', ({ body }) => {
      reviews.push(body);
      return set({ papers: intake.papers.map((one) => ({ ...one, state: body.decision })) });
    });
    URL.createObjectURL = () => 'blob:picture';
    URL.revokeObjectURL = () => undefined;
    await world.connect();
  });
  afterEach(() => world.close());

  async function seat(papers: Paper[], locale: 'zh-CN' | 'en' = 'zh-CN') {
    set({ papers });
    await draw(world, <IntakeSeat intakeId={intake.id} video={null} wrapUp={null} />, locale);
    return userEvent.setup();
  }
  /** The browser has decoded the picture of this page. */
  const shown = async (name: string) => fireEvent.load(await screen.findByRole('img', { name }));

  it('[I8] accepts nothing while the picture is not there', async () => {
    await seat([paper()]);
    const accept = await screen.findByRole('button', { name: /^采纳/ });
    expect(accept.hasAttribute('disabled')).toBe(true);
    await shown('劳动合同 第 1 页');
    await waitFor(() => expect(accept.hasAttribute('disabled')).toBe(false));
  });

  it('[I8] accepts a paper only when every page was shown, and names them', async () => {
    const user = await seat([paper({}, 3)]);
    await shown('劳动合同 第 1 页');
    for (const n of [2, 3]) {
      await user.click(await screen.findByRole('button', { name: /^看下一页/ }));
      await shown(`劳动合同 第 ${n} 页`);
    }
    await user.click(await screen.findByRole('button', { name: /^采纳/ }));
    await screen.findByRole('button', { name: '撤回采纳' });
    expect(reviews).toEqual([{ decision: 'accepted', seen: intake.papers[0]!.pages.map(({ id }) => id) }]);
  });

  it.each([
    ['zh-CN', '以后补劳动合同', '现在要劳动合同'],
    ['en', 'Take 劳动合同 later', 'Ask for 劳动合同 now'],
  ] as const)('[I10] puts off what was not brought, and takes it up again (%s)', async (locale, later, now) => {
    world.api.reply('postponePaper', () => set({ papers: [paper({ state: 'later' }, 0)] }));
    const user = await seat([paper({ state: 'requested' }, 0)], locale);
    await user.click(await screen.findByRole('button', { name: later }));
    await screen.findByRole('button', { name: now });
    expect(screen.queryByRole('button', { name: later })).toBeNull();
    expect(world.api.count(intakeRoutes.postponePaper)).toBe(1);
  });

  it('[I8] says that a picture was replaced, and shows what there is now', async () => {
    const user = await seat([paper()]);
    await shown('劳动合同 第 1 页');
    world.api.reply('reviewPaper', () => {
      set({ papers: [paper({ pages: [samplePage(7), samplePage(8)] })] });
      throw new FalinkError('capture.changed');
    });
    await user.click(await screen.findByRole('button', { name: /^采纳/ }));
    await waitFor(() =>
      expect(document.querySelector('.ant-message')?.textContent).toContain(ERRORS['capture.changed'].zh),
    );
    await screen.findByText(/第 1 页，共 2 页/);
  });

  it('[I7] leafs by keyboard, and has one page taken again', async () => {
    const user = await seat([paper({}, 3)]);
    await shown('劳动合同 第 1 页');
    await user.keyboard('{ArrowRight}');
    await screen.findByText(/第 2 页，共 3 页/);
    await user.keyboard('r');
    await screen.findByRole('button', { name: '不用重拍' });
    const seen = intake.papers[0]!.pages.map(({ id }) => id);
    expect(reviews).toEqual([{ decision: 'retake', seen, pages: [seen[1]] }]);
  });

  it('[I7] asks for another page, and for a second paper of the same kind by a label of its own', async () => {
    const asked: unknown[] = [];
    world.api.reply('requestPages', () => set({ papers: [paper({ state: 'requested' })] }));
    world.api.reply('requestPaper', ({ body }) => {
      asked.push(body);
      return set({ papers: [...intake.papers, samplePaper(2, body)] });
    });
    const user = await seat([paper()]);
    await user.click(await screen.findByRole('button', { name: '再要一页' }));
    await waitFor(() => expect(world.api.count(intakeRoutes.requestPages)).toBe(1));
    await user.click(screen.getByRole('button', { name: /要材料/ }));
    await user.click(await screen.findByRole('menuitem', { name: '劳动合同（2）' }));
    await waitFor(() => expect(asked).toEqual([{ kind: 'document', label: '劳动合同（2）' }]));
  });

  it('[I9] takes back an acceptance, a wish to take it again, and that it comes later', async () => {
    const from: string[] = [];
    world.api.reply('reopenPaper', ({ body }) => {
      from.push(body.from);
      return set({ papers: intake.papers.map((one) => ({ ...one, state: 'received' })) });
    });
    const user = await seat([paper({ state: 'accepted' })]);
    await user.click(await screen.findByRole('button', { name: '撤回采纳' }));
    await screen.findByRole('button', { name: /^采纳/ });
    world.api.emit('console', consoleMessages.intakeUpdated, set({ papers: [paper({ state: 'retake' })] }));
    await user.click(await screen.findByRole('button', { name: '不用重拍' }));
    await screen.findByText('待审');
    world.api.emit('console', consoleMessages.intakeUpdated, set({ papers: [paper({ state: 'later' }, 0)] }));
    await user.click(await screen.findByRole('button', { name: '现在要劳动合同' }));
    await waitFor(() => expect(from).toEqual(['accepted', 'retake', 'later']));
  });

  it('[I8] [I9] compares the person with the card that was shown, and takes that back', async () => {
    const compared: string[] = [];
    world.api.reply('checkIdentity', ({ body }) => {
      compared.push(body.pageId);
      return set({ identityCheckedAt: ago(0) });
    });
    world.api.reply('uncheckIdentity', () => set({ identityCheckedAt: null }));
    const card = paper({ id: samplePaper(4).id, kind: 'identity_front', label: '身份证正面', pages: [samplePage(9)] });
    const user = await seat([paper(), card]);
    await shown('劳动合同 第 1 页');
    await user.click(await screen.findByRole('button', { name: '先看身份证' }));
    await shown('身份证正面 第 1 页');
    await user.click(await screen.findByRole('button', { name: '人工核对一致' }));
    await user.click(await screen.findByRole('button', { name: '撤回核对' }));
    await screen.findByRole('button', { name: '人工核对一致' });
    expect(compared).toEqual([samplePage(9).id]);
  });

  it('offers nothing to change once it is closed, in English too', async () => {
    set({ closedAt: ago(0) });
    await seat([paper({ state: 'accepted' }), samplePaper(2, { state: 'later' })], 'en');
    const undo = await screen.findByRole('button', { name: 'Undo' });
    expect(undo.hasAttribute('disabled')).toBe(true);
    expect(screen.queryByRole('button', { name: /^Ask for .* now/ })).toBeNull();
  });
});
