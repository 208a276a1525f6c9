/** @jest-environment ./test/support/dom-environment.mjs */
import { ago, sampleCall, sampleId, sampleStaff } from '@falink/fixtures';
import { CALCULATORS, calculate, jsonSchemaOf, packagedRulebook } from '@falink/legal-rules';
import { type CannedAnswer, cannedAnswerRoutes, FalinkError, type Locale } from '@falink/protocol';
import { screen, waitFor } from '@testing-library/react';
import { type UserEvent, userEvent } from '@testing-library/user-event';
import { DutyContext } from '../../src/call/DutyContext.js';
import type { DutyController } from '../../src/call/duty-controller.js';
import { AnswersPage } from '../../src/features/answers/AnswersPage.js';
import { InCall } from '../../src/features/desk/InCall.js';
import { type ConsoleWorld, consoleWorld } from '../support/console-world.js';
import { announced, draw } from './draw.js';

let world: ConsoleWorld;
let user: UserEvent;
let answers: CannedAnswer[];

const answer = (n: number, change: Partial<CannedAnswer> = {}): CannedAnswer => ({
  id: sampleId(700 + n),
  category: 'labour',
  zh: `答复${n}。`,
  en: `Answer ${n}.`,
  editedBy: { id: sampleStaff().id, name: '何静' },
  editedAt: ago(60_000),
  revision: 1,
  ...change,
});

beforeEach(async () => {
  user = userEvent.setup();
  answers = [answer(1), answer(2, { category: 'family', en: null })];
  world = await consoleWorld();
  world.api.reply('listCannedAnswers', () => ({ answers }));
});
afterEach(() => world.close());

describe('[C18] the page of canned answers', () => {
  const open = (path = 'yunhe', locale: Locale = 'zh-CN') =>
    draw(world, <AnswersPage staff={{ orgUnit: { ...sampleStaff().orgUnit, path } }} />, locale);

  it.each([
    ['zh-CN', '常用答复', '用中文'],
    ['en', 'Canned answers', 'The Chinese is used'],
  ] as const)(
    'lists them in %s, finds by words of either language, and says when none matches',
    async (locale, title, none) => {
      await open('yunhe', locale);
      await screen.findByText('答复1。');
      expect([screen.getByRole('heading', { level: 1 }).textContent, screen.queryAllByText(none).length]).toEqual([
        title,
        1,
      ]);
      const field = screen.getByRole('textbox');
      await user.type(field, 'Answer 1');
      await waitFor(() => expect(screen.queryByText('答复2。')).toBeNull());
      await user.type(field, '9');
      await screen.findByText(locale === 'en' ? 'No such answer' : '没有这样的答复');
    },
  );

  it('adds one; what is refused stays with its reason where it was written', async () => {
    const bodies: unknown[] = [];
    world.api.reply('createCannedAnswer', ({ body }) => {
      bodies.push(body);
      if (bodies.length === 1) throw new FalinkError('answer.exists');
      answers = [...answers, answer(3, { zh: body.zh })];
      return answer(3, { zh: body.zh });
    });
    await open();
    await screen.findByText('答复1。');
    await user.click(screen.getByRole('button', { name: '添加答复' }));
    const save = await screen.findByRole<HTMLButtonElement>('button', { name: '保存' });
    expect(save.disabled).toBe(true);
    await user.type(screen.getByRole('textbox', { name: '中文' }), '第三条');
    await user.click(save);
    expect((await screen.findByRole('alert')).textContent).toContain('已经有这条答复');
    await user.type(screen.getByRole('textbox', { name: '中文' }), '。');
    await user.click(save);
    await waitFor(() => expect(announced().polite).toBe('已添加'));
    await screen.findByText('第三条。');
    expect(bodies[1]).toMatchObject({ category: 'labour', zh: '第三条。', en: null });
  });

  it('retires one, and takes that back', async () => {
    world.api.reply('retireCannedAnswer', () => {
      answers = answers.slice(1);
      return answer(1, { revision: 2 });
    });
    const revisions: number[] = [];
    world.api.reply('restoreCannedAnswer', ({ body }) => {
      revisions.push(body.revision);
      answers = [answer(1, { revision: 3 }), ...answers];
      return answer(1, { revision: 3 });
    });
    await open();
    await screen.findByText('答复1。');
    await user.click(screen.getAllByRole('button', { name: '停用' })[0]!);
    await waitFor(() => expect(screen.queryByText('答复1。')).toBeNull());
    await user.click(await screen.findByRole('button', { name: '撤销' }));
    await screen.findByText('答复1。');
    expect(revisions).toEqual([2]);
  });

  it('is only read by staff of a street, and says why; a failure can be repeated', async () => {
    world.api.reply('listCannedAnswers', () => {
      throw new FalinkError('service.internal');
    });
    await open('yunhe.dongjie');
    const retry = await screen.findByRole('button', { name: '重试' });
    world.api.reply('listCannedAnswers', () => ({ answers }));
    await user.click(retry);
    await screen.findByText('答复1。');
    expect(screen.getByText(/区级值班长修改/)).toBeDefined();
    expect(screen.queryByRole('button', { name: /添加|修改|停用/ })).toBeNull();
    expect(world.api.count(cannedAnswerRoutes.listCannedAnswers)).toBe(2);
  });
});

describe('[C18] beside a call', () => {
  const call = sampleCall({ state: 'ended', endedAt: ago(0) });
  const saved: string[] = [];

  const open = async () => {
    saved.length = 0;
    const state = { call, agent: null };
    const duty = {
      subscribe: () => () => undefined,
      snapshot: () => state,
      callSaved: () => undefined,
    } as unknown as DutyController;
    world.api.reply('saveNotes', ({ body }) => {
      if (body.notes !== undefined) saved.push(body.notes);
      return { ...call, hasNotes: true, notesVersion: body.version + 1, revision: call.revision + 1 };
    });
    world.api.reply('listCalculators', () => ({
      calculators: CALCULATORS.map(({ id, name, question, fields }) => ({
        id,
        name,
        question,
        schema: { ...jsonSchemaOf(fields) },
      })),
    }));
    world.api.reply('calculate', ({ params, body }) =>
      calculate(params.id ?? '', body, packagedRulebook('2026-11-27')),
    );
    await draw(
      world,
      <DutyContext value={duty}>
        <InCall call={call} line={null} history={[]} again={null} afterCall={null} />
      </DutyContext>,
    );
    return screen.findByRole<HTMLTextAreaElement>('textbox', { name: '笔记' });
  };

  it('an answer goes into the notes at the caret by a click or Enter, is saved, and the caret stands behind it', async () => {
    const notes = await open();
    await user.type(notes, '前后');
    notes.setSelectionRange(1, 1);
    await user.click(screen.getByRole('button', { name: '常用答复' }));
    await user.click(await screen.findByRole('button', { name: /答复1/ }));
    await waitFor(() => expect(notes.value).toBe('前答复1。后'));
    expect([document.activeElement, notes.selectionStart]).toEqual([notes, 5]);
    await user.type(screen.getByRole('textbox', { name: '查找答复' }), '2{Enter}');
    await waitFor(() => expect(notes.value).toBe('前答复1。答复2。后'));
    await waitFor(() => expect(saved.at(-1)).toBe('前答复1。答复2。后'));
  });

  it('a calculator opens by a key, says the sum with its article, and one sentence of it goes into the notes', async () => {
    const notes = await open();
    await user.keyboard('{Alt>}c{/Alt}');
    const fee = CALCULATORS.findIndex(({ id }) => id === 'enforcement-fee') + 1;
    await screen.findByRole('button', { name: new RegExp(CALCULATORS[fee - 1]!.name.zh) });
    await user.keyboard(String(fee));
    const sum = await screen.findByRole('textbox', { name: '申请执行的金额' });
    await user.type(sum, '50000');
    await user.click(screen.getByRole('button', { name: '计算' }));
    await screen.findByRole('region', { name: '计算结果' });
    await user.click(screen.getByRole('button', { name: '写进笔记' }));
    await waitFor(() => expect(notes.value).toMatch(/\d+\.\d\d 元（.*条.*）。$/));
  });
});
