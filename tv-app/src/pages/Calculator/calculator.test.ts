import type { Field } from '@falink/legal-rules';
import { translator } from '../../locales/index.js';
import { FakePlatform } from '../../platform/FakePlatform.js';
import type { PageScene } from '../../scene/PageScene.js';
import { ApiClient } from '../../session/ApiClient.js';
import { askedFields, CalculatorModel } from '../../session/CalculatorModel.js';
import { LegalRules } from '../../session/LegalRules.js';
import { turned } from '../turning.js';
import {
  answerParagraphs,
  answerScene,
  choiceId,
  choiceScene,
  readingLine,
  reviewScene,
  typingScene,
} from './calculatorScene.js';
import { amountReading, givenOf, isFull, shownEntry, type TypedField, typed } from './entry.js';

const t = translator('zh-CN');
const words = { t, locale: 'zh-CN' as const };

/** Somebody with a remote before a calculator. */
async function begun(id: string) {
  const platform = new FakePlatform();
  const legal = new LegalRules(platform, new ApiClient(platform), () => undefined);
  await legal.load();
  if (legal.state.status !== 'ready') throw new Error('not loaded');
  const { rules } = legal.state;
  const calculator = rules.CALCULATORS.find((candidate) => candidate.id === id);
  if (!calculator) throw new Error(`no calculator ${id}`);
  const model = new CalculatorModel(() => legal.state);
  model.begin(calculator);
  const scene = (): PageScene => {
    const { state, field, draft } = model;
    const outcome = state.view === 'answer' ? model.outcome() : undefined;
    if (outcome) return answerScene({ ...words, outcome, page: { index: 0, count: 1 }, text: '' });
    if (state.view === 'review' || !field) {
      return reviewScene({ ...words, state, shown: turned(askedFields(state, rules), 8, 0) });
    }
    const first = state.asking === Object.keys(calculator.fields)[0];
    if (field.kind !== 'choice') {
      return typingScene({ ...words, field, draft, trouble: state.trouble?.zh ?? '', first });
    }
    return choiceScene({ ...words, name: state.asking, field, shown: turned(field.choices, 9, 0), draft, first });
  };
  return {
    model,
    scene,
    press: (...keys: Array<number | 'ok' | 'delete' | '.'>) => {
      for (const key of keys) {
        const { field, draft, state } = model;
        if (field?.kind === 'choice') {
          const choice = scene().choices.find(({ digit }) => digit === key);
          if (!choice) throw new Error(`no choice ${key}`);
          const value = field.choices.find((one) => choiceId(state.asking, one.value) === choice.id)?.value ?? null;
          if (value !== null) model.type(value);
          model.confirm(value);
        } else if (!field) throw new Error('nothing is asked');
        else if (key === 'ok') model.confirm(givenOf(field, draft));
        else if (key === 'delete') model.type(draft.slice(0, -1));
        else model.type(typed(field, draft, String(key)));
      }
    },
  };
}

describe('a calculator by digits', () => {
  it('says the court fee of 140,000 yuan: 3,100', async () => {
    const { model, scene, press } = await begun('court-fee');
    expect(scene().choices.slice(0, 2)).toMatchObject([{ digit: 1 }, { label: '离婚', digit: 2 }]);
    press(1);
    expect(scene().title).toBe('争议金额');
    press(1, 4, 0, 0, 0, 0);
    expect(scene().lines[1]).toBe('140,000 元');
    press('ok', 5, 'ok');
    expect(scene().title).toBe('案件受理费：3,100 元');
    expect(scene().choices.map(({ id, digit }) => [id, digit])).toEqual([
      ['ask', 1],
      ['change', 2],
      ['another', 3],
    ]);
    const outcome = model.outcome();
    if (!outcome || !('calculation' in outcome)) throw new Error('not computed');
    const read = answerParagraphs(outcome.calculation, false, words).map(({ text }) => text);
    expect(read[0]).toBe('怎么算的');
    expect(read).toContain('依据');
    expect(read.some((text) => text.includes('《诉讼费用交纳办法》'))).toBe(true);
    expect(read).toContain('没有取到本地的数字，是按全国的规定算的，本地可能不同。');
  });

  it('names the parts of a result, and what comes again each month', async () => {
    const { model, press } = await begun('work-injury');
    press(1, 6, 0, 0, 0, 'ok', 7, 0, 0, 0, 'ok', 3, 'ok', 2, 6, 'ok', 'ok');
    const outcome = model.outcome();
    if (!outcome || !('calculation' in outcome)) throw new Error('not computed');
    const parts = answerParagraphs(outcome.calculation, true, words).filter(({ value }) => value !== undefined);
    expect(parts.map(({ text, value }) => [text, value])).toEqual([
      ['一次性伤残补助金', '138,000 元'],
      ['停工留薪期工资', '36,000 元'],
      ['伤残津贴', '每月 4,800 元'],
      ['生活护理费', '每月 2,100 元'],
    ]);
  });

  it('shows a range where the province has not chosen', async () => {
    const { scene, press } = await begun('court-fee');
    press(2, 'ok', 5, 'ok');
    expect(scene().title).toBe('案件受理费：50～300 元');
  });

  it('goes back with everything kept, and asks again only for what depends on a change', async () => {
    const { model, scene, press } = await begun('court-fee');
    press(1, 1, 4, 0, 0, 0, 0, 'ok', 5);
    expect(model.back()).toBe(true);
    expect(model.back()).toBe(true);
    expect(scene().title).toBe('争议金额');
    expect(model.draft).toBe('140000');
    press('delete', 'ok', 5, 'ok');
    // 14,000: 50 + 4,000 × 2.5 %.
    expect(scene().title).toBe('案件受理费：150 元');
    model.review();
    expect(scene().choices[1]?.label).toBe('争议金额：14,000 元');
    model.ask('amount');
    press(0, 'ok');
    expect(scene().title).toBe('案件受理费：3,100 元');
  });

  it('leaves on the first question, and back from the result leads to the last', async () => {
    const { model, press } = await begun('court-fee');
    expect(model.back()).toBe(false);
    press(1, 5, 0, 0, 'ok', 5, 'ok');
    expect(model.state.view).toBe('answer');
    expect(model.back()).toBe(true);
    expect(model.state).toMatchObject({ view: 'question', asking: 'filed' });
  });

  it('explains what cannot be taken, and loses nothing', async () => {
    const { model, scene, press } = await begun('court-fee');
    press(1, 'ok');
    expect(scene().lines[0]).toBe('请填写“争议金额”。');
    press(0, 'ok');
    expect(model.state.trouble).not.toBeNull();
    expect(model.draft).toBe('0');
    press(5, 0, 0, 'ok', 5, 2, 0, 2, 6, 0, 2, 3, 0, 'ok');
    expect(scene().lines[0]).toContain('不是一个存在的日期');
    expect(model.draft).toBe('20260230');
    expect(model.state.answers.amount).toBe('500');
  });

  it('says so when nothing can be computed', async () => {
    const { model, scene, press } = await begun('court-fee');
    press(1, 5, 0, 0, 'ok', 5, 1, 9, 6, 0, 0, 1, 0, 1, 'ok');
    expect(scene().title).toBe('现在还算不出来');
    const outcome = model.outcome();
    expect(outcome && 'refusal' in outcome && outcome.refusal.code).toBe('legal.date_before_law');
  });

  it('what was entered is forgotten with the visit', async () => {
    const { model, press } = await begun('court-fee');
    press(1, 5);
    model.forget();
    expect(model.state).toMatchObject({ calculator: null, answers: {}, drafts: {} });
  });
});

describe('what is typed', () => {
  const amount: TypedField = { kind: 'amount', label: { zh: '钱', en: 'Money' }, min: '0.01', max: '999999999999.99' };
  const date: TypedField = { kind: 'date', label: { zh: '日', en: 'Day' }, min: '1949-10-01', max: '2099-12-31' };
  const count: TypedField = {
    kind: 'count',
    label: { zh: '人', en: 'People' },
    unit: { zh: '人', en: 'people' },
    min: '0',
    max: '20',
    decimals: 0,
  };
  const keys = (field: TypedField, text: string) => [...text].reduce((before, key) => typed(field, before, key), '');

  it.each([
    [amount, '140000', '140000'],
    [amount, '00012', '12'],
    [amount, '.5', '0.5'],
    [amount, '1.239', '1.23'],
    [amount, '1.2.3', '1.23'],
    [count, '12.', '12'],
    [count, '99999', '999'],
    [date, '202602281', '20260228'],
    [date, '2026.02', '202602'],
  ])('%#: %s becomes %s', (field, pressed, text) => expect(keys(field, pressed)).toBe(text));

  it('is given in the form of the rules', () => {
    expect(givenOf(amount, '12.')).toBe('12');
    expect(givenOf(date, '20260228')).toBe('2026-02-28');
    expect(givenOf(amount, '')).toBeNull();
    expect(isFull(date, '20260228')).toBe(true);
  });

  it.each([
    ['9999', ''],
    ['10000', '1万元'],
    ['140000', '14万元'],
    ['143500', '14万3,500元'],
    ['100000000', '1亿元'],
    ['120005000', '1亿2,000万5,000元'],
    ['120000.50', '12万0.50元'],
  ])('%s is said %s', (decimal, words) => expect(amountReading(decimal)).toBe(words));

  it('shows a date by its places and says what is missing', () => {
    expect(shownEntry(date, '202602', t)).toBe('2026 年 02 月 –– 日');
    expect(readingLine(date, '202602', words)).toBe('按 8 个数字：年 4 位、月 2 位、日 2 位');
  });

  it('can be left out where it may be', () => {
    const field: Field = { ...amount, optional: true };
    const scene = typingScene({ ...words, field: field as TypedField, draft: '', trouble: '', first: false });
    expect(scene.choices[0]).toMatchObject({ id: 'next', label: '不填，跳过' });
    expect(scene.firstFocus).toBe('next');
  });
});
