import { translator } from '../../locales/index.js';
import { FakePlatform } from '../../platform/FakePlatform.js';
import { narrationOf } from '../../scene/narration.js';
import type { PageScene } from '../../scene/PageScene.js';
import { ApiClient } from '../../session/ApiClient.js';
import { LegalRules } from '../../session/LegalRules.js';
import { PrecheckModel } from '../../session/PrecheckModel.js';
import { layPages } from '../textPages.js';
import { categoryOf, questionScene, resultParagraphs, resultScene } from './precheckScene.js';

const words = { t: translator('zh-CN'), locale: 'zh-CN' as const };

/** Somebody with a remote before the pre-check. */
async function begun({ room = false } = {}) {
  const platform = new FakePlatform();
  const legal = new LegalRules(platform, new ApiClient(platform), () => undefined);
  const model = new PrecheckModel(() => legal.state);
  expect(model.step).toBeUndefined();
  await legal.load();
  const scene = (): PageScene => {
    const { step } = model;
    if (!step) throw new Error('not loaded');
    if (step.kind === 'question') {
      return questionScene({ ...words, ...step, chosen: model.answerTo(step.question.id) });
    }
    return resultScene({ ...words, result: step.result, room, page: { index: 0, count: 3 }, text: '' });
  };
  return {
    model,
    scene,
    press: (...digits: number[]) => {
      for (const digit of digits) {
        const choice = scene().choices.find((candidate) => candidate.digit === digit);
        if (!choice) throw new Error(`no choice ${digit}`);
        model.answer(choice.id.slice(choice.id.indexOf(':') + 1));
      }
    },
  };
}

describe('the pre-check by digits', () => {
  it('asks six questions at most and says what follows, with the article and the papers', async () => {
    const { model, scene, press } = await begun();
    const titles: string[] = [];
    // Wages, assistance, no lawyer, not urgent, for oneself.
    for (const digit of [1, 1, 1, 3, 1]) {
      expect(model.step?.kind).toBe('question');
      titles.push(scene().title);
      press(digit);
    }
    expect(new Set(titles).size).toBe(titles.length);
    const { step } = model;
    if (step?.kind !== 'result') throw new Error('no result');
    expect(scene().title).toBe('可以申请，不用再证明家里困难');
    const read = resultParagraphs(step.result, true, words);
    const texts = read.map(({ text }) => text);
    expect(texts.some((text) => text.includes('法律援助法') && text.includes('第四十二条第二项'))).toBe(true);
    expect(texts).toContain('身份证');
    expect(read.find(({ text }) => text === '身份证')?.value).toBe('请带上');
    expect(categoryOf(step.result)).toBe('labour');
  });

  it('goes back to the answer before, keeps it in sight, and leaves on the first question', async () => {
    const { model, scene, press } = await begun();
    press(1, 1);
    expect(model.step).toMatchObject({ kind: 'question', current: 3 });
    expect(model.back()).toBe(true);
    expect(scene().title).toContain('低保');
    expect(scene().firstFocus).toBe('assistance:yes');
    press(2);
    expect(model.store.state.answers.assistance).toBe('no');
    expect(scene().title).toBe('您是下面的哪一种人？');
    expect(model.back()).toBe(true);
    expect(model.back()).toBe(true);
    expect(scene().hints[0]).toEqual({ key: 'back', label: '回上一页' });
    expect(model.back()).toBe(false);
  });

  it('from the result back leads to the last question', async () => {
    const { model, press } = await begun();
    press(5, 3);
    expect(model.step?.kind).toBe('result');
    expect(model.back()).toBe(true);
    expect(model.step).toMatchObject({ kind: 'question', question: { id: 'other' } });
  });

  it('names other offices where legal aid is not the way, and starts no application there', async () => {
    const { model, scene, press } = await begun({ room: true });
    press(5, 3);
    const { step } = model;
    if (step?.kind !== 'result') throw new Error('no result');
    expect(scene().choices.map(({ id }) => id)).toEqual(['ask', 'restart', 'turn']);
    expect(resultParagraphs(step.result, true, words)[0]?.text).toBe('可以找这些地方');
    expect(categoryOf(step.result)).toBe('lending');
  });

  it('lets an application begin in a community room only', async () => {
    const room = await begun({ room: true });
    room.press(1, 1, 1, 3, 1);
    expect(room.scene().choices[0]).toMatchObject({ id: 'start', digit: 1 });
    const home = await begun();
    home.press(1, 1, 1, 3, 1);
    expect(home.scene().choices.map(({ id }) => id)).toEqual(['ask', 'restart', 'turn']);
  });

  it('not knowing anything still ends, and the lawyer then asks what it is about', async () => {
    const { model, scene, press } = await begun();
    for (let asked = 0; model.step?.kind === 'question'; asked += 1) {
      expect(asked).toBeLessThan(6);
      press(scene().choices.length);
    }
    expect(categoryOf(model.result)).toBeUndefined();
  });

  it('is read aloud with the reason and every digit', async () => {
    const { scene } = await begun();
    const said = narrationOf(scene(), { locale: 'zh-CN', calls: true });
    expect(said).toContain('第一题，一共六题');
    expect(said).toContain('按一，工资、劳动关系');
  });

  it('no answer outlives the one who gave it', async () => {
    const { model, scene, press } = await begun();
    press(1, 1);
    model.forget();
    expect(scene().title).toBe('您遇到的是哪方面的事？');
    expect(model.answerTo('area')).toBeUndefined();
  });

  it('every page of the result has room for what is on it', async () => {
    const { model, press } = await begun();
    press(1, 1, 1, 3, 1);
    const { step } = model;
    if (step?.kind !== 'result') throw new Error('no result');
    const paragraphs = resultParagraphs(step.result, false, words);
    const frame = {
      w: 900,
      h: 700,
      firstH: 420,
      size: 46,
      measure: (text: string, size: number) => text.length * size,
    };
    const pages = layPages(paragraphs, frame);
    pages.forEach((page, index) => {
      for (const { y, lines, size } of page) {
        expect(y + lines.length * size * 1.36).toBeLessThanOrEqual((index === 0 ? frame.firstH : frame.h) + size);
      }
    });
  });
});
