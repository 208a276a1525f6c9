import type { Locale } from '@falink/protocol';
import type { Key } from '../key.js';
import { isTextKey, type Translate, translator } from '../locales/index.js';
import { isPageId, PAGE_TRAITS } from '../session/pageTraits.js';
import { isPadKey, type PageScene, type SceneChoice, type SceneHint } from './PageScene.js';
import { spokenCode, spokenText } from './spokenText.js';

/** What is said, utterance by utterance, so that fixed ones can be kept as sound and any key interrupts. */
export type Narration = readonly string[];

export interface Spoken {
  readonly locale: Locale;
  /** Whether the red key calls a lawyer where a page gives it no other meaning. */
  readonly calls: boolean;
}

/** What a page says when it opens or is repeated: title, lines, what is typed, each choice, and each key that works. */
export function narrationOf(scene: PageScene, spoken: Spoken): Narration {
  const { locale } = spoken;
  const t = translator(locale);
  const { entry } = scene;
  const written = [
    scene.title,
    ...scene.lines.filter((line) => line !== entry?.typed),
    scene.seen ?? '',
    ...(scene.details ?? []),
  ];
  return [
    ...written.map((line) => spokenText(line, locale)),
    ...(entry ? [t(`voice.${entry.keys}`), ...entryNarration(scene, locale)] : []),
    ...scene.choices.filter((choice) => !types(scene, choice)).flatMap((choice) => choiceWords(scene, choice, locale)),
    ...[...scene.hints, ...standingHints(scene, spoken)].map(({ key, label }) =>
      t('voice.key', { key: keyName(key, t), label: spokenText(label, locale) }),
    ),
  ].filter((part) => part !== '');
}

/** What is said when the focus moves: label, the line below it, digit and position. */
export function focusNarration(scene: PageScene, focusId: string | null, locale: Locale): Narration {
  const choice = scene.choices.find(({ id }) => id === focusId);
  if (!choice) return [];
  if (types(scene, choice)) return [spokenCode(choice.label, locale)];
  const t = translator(locale);
  const open = scene.choices.filter((other) => !other.disabled && !types(scene, other));
  const position = t('voice.position', {
    n: numeral(open.indexOf(choice) + 1, locale),
    count: numeral(open.length, locale),
  });
  return [
    spokenText(choice.label, locale),
    spokenText(choice.line ?? '', locale),
    choice.digit === null ? '' : t('voice.press', { digit: numeral(choice.digit, locale) }),
    open.length > 1 ? position : '',
  ].filter((part) => part !== '');
}

/** What is typed so far, in groups. */
function entryNarration({ entry }: PageScene, locale: Locale): Narration {
  if (!entry) return [];
  const t = translator(locale);
  if (entry.typed === '') return [t('voice.nothingTyped')];
  const reading = entry.reading === undefined ? spokenCode(entry.typed, locale) : spokenText(entry.reading, locale);
  return [t('voice.typed'), reading];
}

/** What a redraw changed and a listener must know: another page in the same place, or new words; not a mere number.
 * @param asked whether a key led to it */
export function changeNarration(
  before: PageScene,
  now: PageScene,
  focusId: string | null,
  spoken: Spoken,
  asked = false,
): Narration {
  const numberless = (text: string) => text.replace(/\d+/g, '#');
  const appeared = before.choices.length === 0 && now.choices.length > 0;
  // The programme goes on in its picture: nobody asked for that.
  const isPicture = isPageId(now.page) && PAGE_TRAITS[now.page].picture === true;
  if (appeared) return narrationOf(now, spoken);
  if (isPicture && !asked) return [];
  if (!isPicture && numberless(before.title) !== numberless(now.title)) return narrationOf(now, spoken);
  const label = (scene: PageScene) => scene.choices.find(({ id }) => id === focusId)?.label;
  const relabelled = label(before) !== undefined && label(now) !== label(before) ? (label(now) ?? '') : '';
  // A key changed what this choice does: the focus was said with the word of before.
  if (isPicture) return relabelled === '' ? [] : [spokenText(relabelled, spoken.locale)];
  const known = new Set(before.lines.map(numberless));
  const lines = now.lines.filter((line) => line !== '' && line !== now.entry?.typed && !known.has(numberless(line)));
  const typed = before.entry?.typed === now.entry?.typed ? [] : entryNarration(now, spoken.locale);
  const seen = now.seen === before.seen ? '' : (now.seen ?? '');
  const words = [...lines, seen, relabelled].filter((line) => line !== '');
  return [...words.map((line) => spokenText(line, spoken.locale)), ...typed];
}

/** Of the choices, what is typed with: one instruction stands for all of them. */
function types({ entry }: PageScene, choice: SceneChoice): boolean {
  return entry !== undefined && isPadKey(choice);
}

function choiceWords({ entry }: PageScene, choice: SceneChoice, locale: Locale): Narration {
  const t = translator(locale);
  const label = spokenText(choice.label, locale);
  if (choice.disabled) {
    const typing = entry && t(choice.id === entry.done ? 'voice.why.unfinished' : 'voice.nothingTyped');
    const why = spokenText(choice.why ?? typing ?? '', locale);
    return [why === '' ? t('voice.disabled', { label }) : t('voice.disabledWhy', { label, why })];
  }
  const line = spokenText(choice.line ?? '', locale);
  if (choice.digit === null) return [t('voice.arrows', { label }), line];
  return [t('voice.choice', { digit: numeral(choice.digit, locale), label }), line];
}

/** Keys that work on a page without being written on it. */
function standingHints(scene: PageScene, { locale, calls }: Spoken): readonly SceneHint[] {
  const t = translator(locale);
  const page = scene.page === 'call-starting' ? 'call-waiting' : scene.page;
  const traits = isPageId(page) ? PAGE_TRAITS[page] : {};
  const isPlain = !traits.root && !traits.ofCall && !OWN_KEYS.has(page);
  const has = (key: Key) => scene.hints.some((hint) => hint.key === key);
  const zero = scene.choices.some(({ digit }) => digit === 0) ? 'blue' : 'digit0';
  return [
    ...(isPlain && !has('back') ? [{ key: 'back', label: t('hint.back') } as const] : []),
    ...(isPlain && calls && !has('red') ? [{ key: 'red', label: t('hint.call') } as const] : []),
    ...(has(zero) || page === 'screen-off' || page === 'screensaver'
      ? []
      : [{ key: zero, label: t('hint.again') } as const]),
  ];
}
/** These give back and red no meaning, or wake with any key. */
const OWN_KEYS: ReadonlySet<string> = new Set([
  'ready',
  'receipt',
  'emergency',
  'command',
  'call-incoming',
  'screen-off',
  'screensaver',
]);

function keyName(key: Key, t: Translate): string {
  const name = `voice.key.${key}`;
  return isTextKey(name) ? t(name) : key;
}

function numeral(value: number, locale: Locale): string {
  return spokenText(String(value), locale);
}
