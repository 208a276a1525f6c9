import type { Intake, IntakeStep, Paper } from '@falink/protocol';
import type { Digit } from '../../keymap.js';
import { isTextKey, type Translate } from '../../locales/index.js';
import type { PageScene, SceneChoice } from '../../scene/PageScene.js';
import type { CallViewState } from '../../session/callView.js';
import type { IntakeState } from '../../session/IntakeModel.js';

export const STEPS = ['identity', 'documents', 'read_aloud', 'confirm'] as const satisfies readonly IntakeStep[];

/** Where a step is among the four; -1 before the first and after the last. */
export function stepIndex(step: IntakeStep | undefined): number {
  return STEPS.findIndex((candidate) => step !== undefined && candidate === step);
}

export interface IntakeView {
  readonly t: Translate;
  readonly state: IntakeState;
  readonly call: CallViewState;
  readonly leaving: boolean;
  /** The part of the form that is shown, from 0, of how many; 0 parts when something else is shown. */
  readonly form: { readonly part: number; readonly parts: number };
}

/** The paper that the officer has requested. */
export function wantedPaper(intake: Intake | null): Paper | undefined {
  return intake?.papers.find((paper) => paper.state === 'requested' || paper.state === 'retake');
}

/** What the right side shows: the room's camera with the frame guide, or the form as it is being filled. */
export function rightSide(intake: Intake | null): 'camera' | 'form' {
  if (!intake) return 'camera';
  if (intake.step === 'read_aloud' || intake.step === 'confirm' || intake.step === 'accepted') return 'form';
  if (wantedPaper(intake)) return 'camera';
  const { form } = intake;
  const written = [form.name, form.identityNumber, form.identityReason, form.phone, form.facts, form.request].some(
    (value) => value !== '',
  );
  return written ? 'form' : 'camera';
}

export interface FormRow {
  readonly name: string;
  readonly value: string;
  /** A long answer takes lines of its own. */
  readonly long: boolean;
}

/** The application form in the words of the paper form. */
export function formRows(intake: Intake, t: Translate): FormRow[] {
  const { form } = intake;
  const word = (key: string): string => (isTextKey(key) ? t(key) : '');
  const rows: FormRow[] = [
    { name: t('intake.name'), value: form.name, long: false },
    {
      name: t(`document.${form.identityDocument}`),
      value: form.identityDocument === 'none' ? form.identityReason : form.identityNumber,
      long: false,
    },
    { name: t('intake.phone'), value: form.phone, long: false },
    { name: t('intake.matter'), value: form.matter ? word(`matter.${form.matter}`) : '', long: false },
    { name: t('intake.opponent'), value: form.opponent, long: false },
    { name: t('intake.means'), value: form.means ? word(`means.${form.means}`) : '', long: false },
    { name: t('intake.request'), value: form.request, long: true },
    { name: t('intake.facts'), value: form.facts, long: true },
  ];
  return rows.filter((row) => row.long || row.value !== '' || row.name !== t('intake.opponent'));
}

/** What the resident is to do now, in one sentence. */
export function guideLine({ t, state, call }: Pick<IntakeView, 't' | 'state' | 'call'>): string {
  const { intake } = state;
  if (state.trouble) return t(`intake.trouble.${state.trouble}`);
  if (call.call?.state === 'connecting' || call.media.phase === 'connecting') return t('intake.connecting');
  if (!intake) return t('intake.loading');
  if (state.sending) return t('intake.sending');
  switch (intake.step) {
    case 'identity':
    case 'documents': {
      const paper = wantedPaper(intake);
      return paper
        ? t('intake.frame', { label: paper.label })
        : intake.step === 'identity'
          ? t('intake.identityLine')
          : t('intake.waitPaper');
    }
    case 'read_aloud':
      return t('intake.readLine');
    case 'confirm':
      return intake.confirmedAt ? t('intake.confirmed') : t('intake.confirmLine');
    case 'accepted':
      return t('receipt.title');
  }
}

/** Whether the resident is asked to confirm now. */
export function asksToConfirm(intake: Intake | null): boolean {
  return intake !== null && intake.step === 'confirm' && intake.confirmedAt === null;
}

/** Whether a choice turns to another part of the form. */
export function turnsPart({ id }: Pick<SceneChoice, 'id'>): boolean {
  return id === 'next-part' || id === 'first-part';
}

/** The intake page as data. */
export function intakeScene(view: IntakeView): PageScene {
  const { t, state } = view;
  const { intake } = state;
  if (view.leaving) {
    return {
      page: 'intake',
      title: t('hangUp.title'),
      lines: [],
      choices: [
        { id: 'stay', label: t('hangUp.stay'), digit: 1 },
        { id: 'leave', label: t('hangUp.go'), digit: 2 },
      ],
      hints: [],
      firstFocus: 'stay',
    };
  }
  const choices: SceneChoice[] = [];
  const add = (id: string, label: string, disabled = false): void => {
    choices.push({ id, label, digit: (choices.length + 1) as Digit, ...(disabled && { disabled }) });
  };
  if (wantedPaper(intake)) {
    add('capture', t('intake.capture'), state.sending);
    add('later', t('intake.later'), state.sending);
  } else if (asksToConfirm(intake)) {
    add('right', t('intake.right'));
    add('wrong', t('intake.wrong'));
  }
  const { part, parts } = view.form;
  const last = part >= parts - 1;
  // Two ids, so that the focus moves to the answer when the last part is reached.
  if (parts > 1 && last) add('first-part', t('intake.firstPart', { part: part + 1, parts }));
  else if (parts > 1) add('next-part', t('intake.nextPart', { part: part + 1, parts }));
  const step = stepIndex(intake?.step);
  return {
    page: 'intake',
    title:
      step >= 0
        ? `${t('intake.steps', { step: step + 1 })}：${t(`intake.${STEPS[step] ?? 'identity'}`)}`
        : t('waiting.intake'),
    lines: [guideLine(view)],
    choices,
    hints: [
      { key: 'red', label: t('intake.end') },
      { key: 'digit0', label: t('hint.again') },
    ],
    // Every part is read before the answer has the focus.
    firstFocus: (last ? choices[0] : choices.at(-1))?.id ?? null,
  };
}
