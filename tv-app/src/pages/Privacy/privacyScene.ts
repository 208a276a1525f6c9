import type { Locale, PrivacyNotice } from '@falink/protocol';
import { pick, type Translate } from '../../locales/index.js';
import type { PageScene, SceneHint } from '../../scene/PageScene.js';
import type { Paragraph } from '../textPages.js';

interface Words {
  readonly t: Translate;
  readonly locale: Locale;
}

/** Which page of the whole notice, from 0, and what is on it. */
export interface Details {
  readonly page: number;
  readonly pages: number;
  readonly text: string;
}

/** The notice as data: its first page, or a page of the whole. */
export function privacyScene(
  { t, locale }: Words,
  view: {
    readonly notice: PrivacyNotice | null;
    readonly failed: boolean;
    readonly details: Details | null;
    /** It stands before home and Back leads nowhere. */
    readonly isDue: boolean;
    /** It cannot be fetched now, and is shown before home as soon as it can. */
    readonly mayWait: boolean;
  },
): PageScene {
  const { notice, details, isDue } = view;
  const again: SceneHint = { key: 'digit0', label: t('hint.again') };
  const hints: SceneHint[] = [
    ...(isDue && !details ? [] : [{ key: 'back', label: t('hint.back') } as const]),
    again,
    { key: 'red', label: t('hint.call') },
  ];
  if (!notice) return missingScene(t, view);
  const title = pick(notice.title, locale);
  if (!details) {
    return {
      page: 'privacy',
      title,
      lines: notice.summary.map((sentence) => pick(sentence, locale)),
      choices: [
        { id: 'ok', label: t('privacy.ok'), digit: 1 },
        ...(notice.sections.length > 0 ? [{ id: 'more', label: t('privacy.more'), digit: 2 } as const] : []),
      ],
      hints,
      firstFocus: 'ok',
    };
  }
  const isLast = details.page === details.pages - 1;
  const turn = { id: 'turn', label: t(isLast ? 'result.firstPage' : 'result.nextPage'), digit: 1 } as const;
  return {
    page: 'privacy',
    title,
    lines: [details.text],
    choices: [
      ...(details.pages > 1 ? [turn] : []),
      { id: 'ok', label: t('privacy.ok'), digit: 2 },
      { id: 'start', label: t('privacy.back'), digit: 3 },
    ],
    hints,
    // Somebody who presses OK page by page ends with having read it.
    firstFocus: isLast ? 'ok' : 'turn',
  };
}

function missingScene(t: Translate, { failed, mayWait }: { failed: boolean; mayWait: boolean }): PageScene {
  return {
    page: 'privacy',
    title: t(failed ? 'privacy.failed' : 'privacy.title'),
    lines: [t(failed ? 'privacy.failedLine' : 'privacy.loading')],
    choices: failed
      ? [
          { id: 'retry', label: t('library.retry'), digit: 1 },
          ...(mayWait ? [{ id: 'later', label: t('first.later'), digit: 2 } as const] : []),
        ]
      : [],
    hints: [{ key: 'back', label: t('hint.back') }],
    firstFocus: failed ? 'retry' : null,
  };
}

/** The whole notice, to be set on pages. */
export function privacyParagraphs({ sections }: PrivacyNotice, locale: Locale): Paragraph[] {
  return sections.flatMap(({ title, paragraphs }) => [
    { text: pick(title, locale), heading: true } as const,
    ...paragraphs.map((paragraph) => ({ text: pick(paragraph, locale) })),
  ]);
}
