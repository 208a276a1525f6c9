import type { Kit } from '../../components/Kit.js';
import type { Node } from '../../components/node.js';
import { pick } from '../../locales/index.js';
import type { PageScene } from '../../scene/PageScene.js';
import type { Outcome } from '../../session/CalculatorModel.js';
import { RESULT, resultSide, resultText } from '../resultParts.js';
import type { TextPage } from '../textPages.js';
import { moneyWords, type Words } from './calculatorScene.js';

const ICONS = { ask: 'call', change: 'replay', another: 'refresh', turn: 'dn' };

/** What the amount takes of the first page. */
export function answerHeadline(elder: boolean): number {
  return elder ? 270 : 250;
}

/** The result: the amount as large as it can be, how it came about, and what to do now. */
export function drawAnswer(
  kit: Kit,
  spec: { scene: PageScene; words: Words; outcome: Outcome; pages: readonly TextPage[]; page: number },
): Node {
  const { scene, words, outcome, pages, page } = spec;
  const headline = answerHeadline(kit.elder);
  const first = page === 0;
  return {
    ...(first && { Head: head(kit, words, outcome, scene.title) }),
    ...resultText(kit, pages[page] ?? [], first ? headline : 0),
    Side: resultSide(kit, scene, {
      icons: ICONS,
      notes: [{ icon: 'shield', tone: 'jade', text: kit.t('calculator.notice') }],
    }),
  };
}

function head(kit: Kit, words: Words, outcome: Outcome, title: string): Node {
  const { x, top: y, w } = RESULT;
  if ('refusal' in outcome) {
    return {
      Icon: kit.chip({ x, y: y + 20, icon: 'ask', size: 112 }),
      Title: kit.label({
        text: title,
        x: x + 148,
        y: y + 30,
        size: kit.pick(60, 68),
        bold: true,
        leading: 1.3,
        w: w - 148,
        fit: true,
      }),
    };
  }
  const { calculation } = outcome;
  return {
    Name: kit.label({
      text: pick(calculation.label, words.locale),
      x,
      y,
      size: kit.pick(44, 54),
      leading: 1.3,
      tone: 'soft',
      w,
      fit: true,
    }),
    Amount: kit.label({
      text: moneyWords(calculation, words),
      x,
      y: y + kit.pick(56, 68),
      size: kit.pick(136, 144),
      bold: true,
      leading: 1.2,
      tone: 'gold',
      w,
      fit: true,
    }),
  };
}
