import type { Eligibility, PreCheckResult } from '@falink/legal-rules';
import type { Home, Locale } from '@falink/protocol';
import type { Kit } from '../../components/Kit.js';
import { breakLines } from '../../components/lineBreak.js';
import type { Node } from '../../components/node.js';
import { pick } from '../../locales/index.js';
import type { PageScene } from '../../scene/PageScene.js';
import { COLOR } from '../../theme.js';
import { phrased } from '../phrased.js';
import { RESULT, resultSide, resultText } from '../resultParts.js';
import type { TextPage } from '../textPages.js';
import { whereLine } from './precheckScene.js';

const ICONS = { start: 'scales', ask: 'call', restart: 'replay', turn: 'dn' };
const CHIP = 112;
const HEAD_X = CHIP + 36;

type Sizes = Pick<Kit, 'pick' | 'measure'>;

function headLines(kit: Sizes, eligibility: Eligibility, locale: Locale) {
  const titleSize = kit.pick(56, 64);
  const size = kit.pick(36, 46);
  const w = RESULT.w - HEAD_X;
  const broken = (text: string, bold: boolean) => {
    const measure = (piece: string) => kit.measure(piece, bold ? titleSize : size, bold);
    return breakLines(phrased(text, w, measure), w, measure);
  };
  const title = broken(pick(eligibility.title, locale), true);
  const summary = broken(pick(eligibility.summary, locale), false);
  return { title, titleSize, summary, size };
}

/** Height of the large headline of the result, with the space below it. */
export function resultHeadline(kit: Sizes, { eligibility }: PreCheckResult, locale: Locale): number {
  const { title, titleSize, summary, size } = headLines(kit, eligibility, locale);
  return Math.round(Math.max(CHIP, title.length * titleSize * 1.3 + 8 + summary.length * size * 1.35) + 28);
}

/** The result in plain words, its legal basis, and what can be done now. */
export function drawResult(
  kit: Kit,
  spec: {
    scene: PageScene;
    result: PreCheckResult;
    locale: Locale;
    pages: readonly TextPage[];
    page: number;
    /** Undefined in a community room: there the way on is on the page. */
    home: Home | null | undefined;
  },
): Node {
  const { scene, result, locale, pages, page, home } = spec;
  const headline = resultHeadline(kit, result, locale);
  const outside = result.eligibility.outcome === 'outside';
  const where = home !== undefined && !outside;
  return {
    ...(page === 0 && { Head: head(kit, result.eligibility, locale) }),
    ...resultText(kit, pages[page] ?? [], page === 0 ? headline : 0),
    Side: resultSide(kit, scene, {
      icons: { ...ICONS, ...(page === 0 && result.checklist.length > 0 && { turn: 'doc' }) },
      notes: [
        ...(where ? [{ icon: 'pin', tone: 'gold', text: whereLine(home, kit.t) } as const] : []),
        { icon: 'shield', tone: 'jade', text: kit.t('precheck.notice') },
      ],
    }),
  };
}

function head(kit: Kit, eligibility: Eligibility, locale: Locale): Node {
  const { title, titleSize, summary, size } = headLines(kit, eligibility, locale);
  const { x, top: y } = RESULT;
  const good = eligibility.outcome !== 'outside' && eligibility.outcome !== 'undecided';
  return {
    x,
    y,
    Chip: kit.chip({
      x: 0,
      y: 4,
      icon: good ? 'check' : 'ask',
      size: CHIP,
      tone: good ? 'jade' : 'gold',
      ...(good && { ground: COLOR.jadeTop }),
    }),
    Title: kit.label({ text: title.join('\n'), x: HEAD_X, y: -6, size: titleSize, bold: true, leading: 1.3 }),
    Summary: kit.label({
      text: summary.join('\n'),
      x: HEAD_X,
      y: title.length * titleSize * 1.3 + 2,
      size,
      leading: 1.35,
      tone: 'soft',
    }),
  };
}
