import type { ChecklistItem, Matter, PreCheckResult, Question } from '@falink/legal-rules';
import type { Category, Home, Locale } from '@falink/protocol';
import type { Digit } from '../../keymap.js';
import { pick, type Translate } from '../../locales/index.js';
import type { PageScene, SceneChoice, SceneHint } from '../../scene/PageScene.js';
import { unitName } from '../../scene/places.js';
import { citationLines } from '../citations.js';
import type { Paragraph } from '../textPages.js';

export interface Words {
  readonly t: Translate;
  readonly locale: Locale;
}

const again = (t: Translate): SceneHint[] => [
  { key: 'digit0', label: t('hint.again') },
  { key: 'red', label: t('question.person') },
];

/** Unique in all questions, so that the focus never carries over from one to the next. */
function answerId(question: Question, value: string): string {
  return `${question.id}:${value}`;
}

/** One question of the pre-check. */
export function questionScene(
  view: Words & { question: Question; current: number; of: number; chosen: string | undefined },
): PageScene {
  const { t, locale, question, current, of, chosen } = view;
  return {
    page: 'precheck',
    title: pick(question.title, locale),
    lines: [t('question.progress', { current, of }), pick(question.why, locale), t('precheck.notice')],
    choices: question.options.map(
      ({ value, label, note }, index): SceneChoice => ({
        id: answerId(question, value),
        label: pick(label, locale),
        line: pick(note, locale),
        digit: (index + 1) as Digit,
      }),
    ),
    hints: [{ key: 'back', label: current === 1 ? t('hint.back') : t('question.back') }, ...again(t)],
    firstFocus: answerId(question, chosen ?? question.options[0]?.value ?? ''),
  };
}

/** The result: what it is, and what can be done now. Only a community room can start an application. */
export function resultScene(
  view: Words & { result: PreCheckResult; room: boolean; page: { index: number; count: number }; text: string },
): PageScene {
  const { t, locale, result, room } = view;
  const { index, count } = view.page;
  const { eligibility } = result;
  const canStart = room && eligibility.outcome !== 'outside';
  const ids = [...(canStart ? ['start'] : []), 'ask', 'restart', ...(count > 1 ? ['turn'] : [])];
  const labels: Record<string, string> = {
    start: t('precheck.start'),
    ask: t('calculator.ask'),
    restart: t('precheck.again'),
    turn: index + 1 < count ? (index === 0 ? turnLabel(result, t) : t('result.nextPage')) : t('result.firstPage'),
  };
  return {
    page: 'precheck',
    title: pick(eligibility.title, locale),
    lines: [index === 0 ? pick(eligibility.summary, locale) : '', view.text, pick(eligibility.disclaimer, locale)],
    choices: ids.map((id, position): SceneChoice => ({ id, label: labels[id] ?? '', digit: (position + 1) as Digit })),
    hints: [{ key: 'back', label: t('question.back') }, ...again(t)],
    firstFocus: index > 0 ? 'turn' : (ids[0] ?? null),
  };
}

function turnLabel({ checklist, eligibility }: PreCheckResult, t: Translate): string {
  if (eligibility.outcome === 'outside') return t('result.nextPage');
  return checklist.length > 0 ? t('precheck.papers') : t('result.nextPage');
}

/** Where to go from home: only a room with staff can open an application. */
export function whereLine(home: Home | null, t: Translate): string {
  return t('aid.whereLine', { site: unitName(t, home), hotline: home?.district.hotline ?? '12348' });
}

/** What is read under the result: why, where it is written, other offices, and the papers on a page of their own. */
export function resultParagraphs(result: PreCheckResult, local: boolean, words: Words): Paragraph[] {
  const { t, locale } = words;
  const { eligibility, checklist } = result;
  const steps = eligibility.steps
    .map((step) => pick(step, locale))
    .filter((step) => step !== pick(eligibility.disclaimer, locale) && step !== pick(eligibility.summary, locale));
  const unverified = eligibility.figures.some((figure) => figure.unverified);
  const notes = [
    ...(unverified ? [t('result.unverified')] : []),
    ...(local || eligibility.figures.length === 0 ? [] : [t('result.notLocal')]),
  ];
  const outside = eligibility.outcome === 'outside' || eligibility.outcome === 'undecided';
  const offices: Paragraph[] =
    eligibility.referrals.length === 0
      ? []
      : [
          { text: outside ? t('precheck.offices') : t('precheck.officesToo'), heading: true },
          ...eligibility.referrals.flatMap(({ name, what }): Paragraph[] => [
            { text: pick(name, locale), icon: 'pin', bold: true, tone: 'text', valueTone: 'gold' },
            { text: pick(what, locale), under: true },
          ]),
        ];
  return [
    ...(outside ? offices : []),
    { text: t('precheck.why'), heading: true },
    ...steps.map((text, index): Paragraph => ({ text, mark: `${index + 1}` })),
    { text: t('result.law'), heading: true },
    ...citationLines(eligibility.citations, locale).map((text): Paragraph => ({ text, icon: 'book' })),
    ...notes.map((text): Paragraph => ({ text, icon: 'warn', valueTone: 'gold' })),
    ...(checklist.length === 0 ? [] : [{ text: t('precheck.papers'), heading: true, later: true } as const]),
    ...checklist.flatMap((item) => paper(item, words)),
    ...(outside ? [] : offices),
  ];
}

const SUPPLY_ICONS: Readonly<Record<ChecklistItem['supply'], string>> = {
  form: 'doc',
  bring: 'idcard',
  promise: 'check',
  lookup: 'refresh',
};

function paper(item: ChecklistItem, { t, locale }: Words): Paragraph[] {
  const kind = item.supply === 'bring' && !item.required ? 'helps' : item.supply;
  const under = [item.onlyIf, item.note].filter((text) => text !== null).map((text) => pick(text, locale));
  return [
    {
      text: pick(item.name, locale),
      icon: SUPPLY_ICONS[item.supply],
      bold: true,
      tone: 'text',
      value: t(`precheck.${kind}`),
      valueTone: kind === 'bring' ? 'gold' : kind === 'helps' ? 'muted' : 'jade',
    },
    ...(under.length > 0 ? [{ text: under.join(locale === 'en' ? ' ' : ''), under: true } as const] : []),
  ];
}

const CATEGORY: Readonly<Partial<Record<Matter, Category>>> = {
  labour_remuneration: 'labour',
  labour_other: 'labour',
  work_injury: 'work_injury',
  traffic_injury: 'traffic',
  maintenance: 'family',
  abuse: 'family',
  capacity: 'family',
  family_other: 'family',
  neighbour: 'housing',
  contract: 'lending',
};

/** The category for a call to a lawyer; undefined while it could be several: the waiting page then asks for it. */
export function categoryOf(result: PreCheckResult | undefined): Category | undefined {
  const matter = result?.facts.matter ?? 'unknown';
  if (matter === 'unknown') return undefined;
  const found = new Set((typeof matter === 'string' ? [matter] : matter).map((one) => CATEGORY[one]));
  return found.size === 1 ? [...found][0] : undefined;
}
