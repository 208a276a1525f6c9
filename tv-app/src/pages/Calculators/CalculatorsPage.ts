import type { Calculator } from '@falink/legal-rules';
import type { Kit } from '../../components/Kit.js';
import { grid } from '../../components/layout.js';
import type { Node } from '../../components/node.js';
import { hintRow, pageTitle } from '../../components/parts.js';
import { pick } from '../../locales/index.js';
import type { PageScene } from '../../scene/PageScene.js';
import { LOADING_LOOK, legalLoadingScene } from '../legalLoading.js';
import { Page } from '../Page.js';
import { phrased } from '../phrased.js';
import { sentencePage } from '../Sentence.js';
import { type Turned, turned } from '../turning.js';
import { calculatorsScene } from './calculatorsScene.js';

const ICONS: Readonly<Record<string, string>> = {
  'court-fee': 'scales',
  'enforcement-fee': 'doc',
  'preservation-fee': 'shield',
  'work-injury': 'helmet',
  severance: 'work',
  overtime: 'clock',
  'delayed-interest': 'cal',
  'lending-interest': 'iou',
  'personal-injury': 'car',
};

/** In every size, so that a digit means the same in each. */
const PER_PAGE = 6;

/** 法律计算器: what can be computed here. */
export class CalculatorsPage extends Page {
  protected override follow(): void {
    this.watch((listener) => this.session.legal.store.subscribe(listener));
    this.watch((listener) => this.session.line.subscribe(listener));
    void this.session.legal.load();
  }

  private get shown(): Turned<Calculator> | undefined {
    const { state } = this.session.legal;
    if (state.status !== 'ready') return undefined;
    return turned(state.rules.CALCULATORS, PER_PAGE, Number(this.params.page ?? 0));
  }

  protected override describe(): PageScene {
    const { t, locale, shown } = this;
    if (!shown)
      return legalLoadingScene('calculators', t('calculators.title'), this.session.legal.state.status === 'failed', t);
    return calculatorsScene({ t, locale, shown });
  }

  protected override choose(id: string): void {
    const { legal, navigator, calculator } = this.session;
    if (id === 'retry') void legal.load();
    else if (id === 'ask') this.session.callLawyer();
    else if (id === 'turn') navigator.open('calculators', { page: String((this.shown?.index ?? 0) + 1) });
    else {
      const found = this.shown?.items.find((one) => `calculator:${one.id}` === id);
      if (!found) return;
      calculator.begin(found);
      navigator.open('calculator', { id: found.id });
    }
  }

  protected override draw(kit: Kit, scene: PageScene): Node {
    const { t, locale, shown } = this;
    if (!shown) return sentencePage(kit, scene, LOADING_LOOK);
    const w = 848;
    const h = 208;
    const gap = 32;
    return {
      Corner: this.corner(kit),
      ...pageTitle(kit, scene.title, kit.elder ? '' : t('calculators.line')),
      ...grid(
        'Choice',
        scene.choices,
        { x: 96, y: 176, w, h, gap: 32, gapY: gap, columns: 2 },
        (choice, place, index) => {
          const calculator = shown.items[index];
          return kit.option(choice.id, {
            ...place,
            body: tile(kit, {
              w,
              h,
              digit: choice.digit,
              icon: calculator ? (ICONS[calculator.id] ?? 'list') : 'more',
              title: choice.label,
              line: calculator
                ? pick(calculator.question, locale)
                : t('result.page', { page: shown.index + 1, pages: shown.count }),
            }),
          });
        },
      ),
      Hints: hintRow(kit, scene.hints, 96, kit.pick(980, 970)),
    };
  }
}

/** A calculator: its name, and the question that it answers on as many lines as it needs. */
function tile(
  kit: Kit,
  spec: { w: number; h: number; digit: number | null; icon: string; title: string; line: string },
): Node {
  const { w, h } = spec;
  const digit = kit.pick(56, 72);
  const chip = kit.pick(80, 92);
  const x = 28 + digit + 24;
  const textX = x + chip + 28;
  const textW = w - textX - 28;
  const titleSize = kit.pick(44, 54);
  const size = kit.pick(34, 45);
  const line = phrased(spec.line, textW, (piece) => kit.measure(piece, size, false));
  const lines = kit.lines({ text: line, size, w: textW }).length;
  const top = (h - titleSize * 1.3 - lines * size * 1.3) / 2;
  return {
    Digit: kit.badge({ x: 28, y: (h - digit) / 2, digit: spec.digit, size: digit }),
    Chip: kit.chip({ x, y: (h - chip) / 2, icon: spec.icon, size: chip }),
    Title: kit.label({
      text: spec.title,
      x: textX,
      y: top,
      size: titleSize,
      bold: true,
      leading: 1.3,
      w: textW,
      fit: true,
    }),
    Line: kit.label({
      text: line,
      x: textX,
      y: top + titleSize * 1.3,
      size,
      leading: 1.3,
      w: textW,
      tone: 'muted',
    }),
  };
}
