import { shanghaiParts } from '@falink/client';
import type { Digit } from '../../keymap.js';
import type { Translate } from '../../locales/index.js';
import type { PageScene, SceneChoice } from '../../scene/PageScene.js';
import { monthDay } from '../../scene/words.js';
import type { FollowState } from '../../session/FollowModel.js';

export type FollowStep = 'number' | 'code' | 'answer';

export const NUMBER_PAD = ['1', '2', '3', '4', '5', '6', '7', '8', '9', 'delete', '0', 'next'] as const;
/** The characters of query codes: without look-alikes. */
export const CODE_CHARACTERS = Array.from('34679ACEFGHJKMNPRTWXY');
export const CODE_LENGTH = 8;
/** Year and serial: 2026 00001. */
export const NUMBER_DIGITS = { least: 9, most: 11 } as const;

export interface FollowView {
  readonly t: Translate;
  readonly step: FollowStep;
  readonly number: string;
  readonly code: string;
  readonly state: FollowState;
  readonly supervisionPhone: string;
}

/** 2026 00001 */
export function groupedNumber(number: string): string {
  return number.length > 4 ? `${number.slice(0, 4)} ${number.slice(4)}` : number;
}

/** What is known of an application, in sentences. */
export function followLines({ t, state, supervisionPhone }: FollowView): string[] {
  const { answer } = state;
  if (!answer) return [];
  const accepted = shanghaiParts(Date.parse(answer.acceptedAt));
  const left =
    answer.daysLeft > 0
      ? t('follow.left', { days: answer.daysLeft })
      : answer.daysLeft === 0
        ? t('follow.today')
        : t('follow.overdue', { phone: supervisionPhone });
  return [
    t('follow.accepted', { month: accepted.month, day: accepted.day }),
    t('follow.due', monthDay(answer.decisionDue)),
    left,
    ...(answer.provisional ? [t('receipt.provisional')] : []),
  ];
}

/** Following an application, as data. */
export function followScene(view: FollowView): PageScene {
  const { t, step, number, code, state } = view;
  const hints: PageScene['hints'] = [{ key: 'back', label: t('hint.back') }];
  if (step === 'answer') {
    return {
      page: 'follow',
      title: t('follow.found'),
      lines: [state.answer?.number ?? '', ...followLines(view)],
      choices: [{ id: 'again', label: t('follow.again'), digit: 1 }],
      hints,
      firstFocus: 'again',
    };
  }
  const trouble =
    state.status === 'unknown' ? t('follow.unknown') : state.status === 'unreachable' ? t('follow.unreachable') : '';
  if (step === 'number') {
    const ready = number.length >= NUMBER_DIGITS.least;
    return {
      page: 'follow',
      title: t('follow.title'),
      lines: [t('follow.number'), trouble || t('follow.numberLine'), groupedNumber(number)],
      choices: NUMBER_PAD.map((key): SceneChoice => {
        if (key === 'delete') return { id: key, label: t('follow.delete'), digit: null, disabled: number === '' };
        if (key === 'next') return { id: key, label: t('follow.next'), digit: null, disabled: !ready };
        return {
          id: `key-${key}`,
          label: key,
          digit: Number(key) as Digit,
          disabled: number.length >= NUMBER_DIGITS.most,
        };
      }),
      entry: { keys: 'digits', typed: groupedNumber(number), done: 'next' },
      hints: [...hints, { key: 'blue', label: t('hint.again') }],
      firstFocus: ready ? 'next' : 'key-5',
    };
  }
  const full = code.length >= CODE_LENGTH;
  return {
    page: 'follow',
    title: t('follow.title'),
    lines: [t('follow.code'), trouble || t('follow.codeLine'), code],
    choices: [
      ...CODE_CHARACTERS.map((character): SceneChoice => {
        const digit = /\d/.test(character) ? (Number(character) as Digit) : null;
        return { id: `key-${character}`, label: character, digit, disabled: full };
      }),
      { id: 'delete', label: t('follow.delete'), digit: null, disabled: code === '' },
      { id: 'find', label: t('follow.find'), digit: null, disabled: !full || state.status === 'looking' },
    ],
    entry: { keys: 'letters', typed: code, done: 'find' },
    hints: [...hints, { key: 'digit0', label: t('hint.again') }],
    firstFocus: full ? 'find' : 'key-A',
  };
}
