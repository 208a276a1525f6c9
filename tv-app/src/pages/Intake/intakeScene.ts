import { type Intake, type IntakeStep, MAX_PAPER_PAGES, openDocument, paperInHand } from '@falink/protocol';
import type { Digit } from '../../keymap.js';
import { isTextKey, type Translate } from '../../locales/index.js';
import { companionOffer, companionQr, paperCamera } from '../../scene/companion.js';
import type { PageScene, SceneChoice } from '../../scene/PageScene.js';
import type { CallViewState } from '../../session/callView.js';
import type { IntakeState } from '../../session/IntakeModel.js';
import { isFull, lastPage, postponedPapers } from '../../session/papers.js';

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
  /** The code for a phone that is to be the camera of a box without one. */
  readonly link?: string | null;
  /** The part of the form that is shown, from 0, of how many; 0 parts when something else is shown. */
  readonly form: { readonly part: number; readonly parts: number };
}

/** What may be taken up again beside each other in large letters; others are asked for from the seat. */
const OFFERED = 2;

/** What the right side shows: the room's camera with the frame guide, or the form as it is being filled. */
export function rightSide({ intake, finished }: Pick<IntakeState, 'intake' | 'finished'>): 'camera' | 'form' {
  if (!intake || paperInHand(intake, finished)) return 'camera';
  if (isAboutForm(intake)) return 'form';
  const { form } = intake;
  const written = [form.name, form.identityNumber, form.identityReason, form.phone, form.facts, form.request].some(
    (value) => value !== '',
  );
  return written ? 'form' : 'camera';
}

/** Reading, confirming and what follows are about the form, and it needs the room. */
function isAboutForm({ step }: Intake): boolean {
  return step === 'read_aloud' || step === 'confirm' || step === 'accepted';
}

/** Whether the officer steps back for the form. */
export function isFormWide({ intake, finished }: Pick<IntakeState, 'intake' | 'finished'>): boolean {
  return intake !== null && isAboutForm(intake) && !paperInHand(intake, finished);
}

export interface FormRow {
  readonly name: string;
  readonly value: string;
  /** A long answer takes lines of its own. */
  readonly long: boolean;
}

/**
 * A number on a screen that a whole room sees: its middle is hidden, and the rest stands in groups. The officer reads it
 * aloud from the card.
 */
function veiled(number: string): string {
  const plain = number.replace(/\s/g, '');
  if (plain.length < 7) return plain;
  const shown = plain.length > 15 ? 6 : 3;
  const hidden = plain.length - shown - 4;
  return `${plain.slice(0, shown)} ${'*'.repeat(Math.max(1, hidden))} ${plain.slice(-4)}`.replace(/\*{8}/, '**** ****');
}

/** The application form in the words of the paper form. */
export function formRows(intake: Intake, t: Translate): FormRow[] {
  const { form } = intake;
  const word = (key: string): string => (isTextKey(key) ? t(key) : '');
  const rows: FormRow[] = [
    { name: t('intake.name'), value: form.name, long: false },
    {
      name: t(`document.${form.identityDocument}`),
      value: form.identityDocument === 'none' ? form.identityReason : veiled(form.identityNumber),
      long: false,
    },
    { name: t('intake.phone'), value: veiled(form.phone), long: false },
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
  // Before the line: two keys are offered that nobody understands without the reason.
  if (state.doubt && !state.sending && paperCamera(call.media) === 'box')
    return t(`intake.doubt.${state.doubt.quality}`);
  if (call.call?.state === 'connecting' || call.media.phase === 'connecting') return t('intake.connecting');
  if (!intake) return t('intake.loading');
  if (state.sending) return t('intake.sending');
  const inHand = paperInHand(intake, state.finished);
  if (inHand) {
    const { paper, wanted, again } = inHand;
    const camera = paperCamera(call.media);
    if (camera === 'none' && wanted) return t('intake.scan', { label: paper.label });
    if (again)
      return t(camera === 'box' ? 'intake.frameAgain' : 'intake.phoneAgain', { label: paper.label, n: again.n });
    if (!wanted && isFull(paper)) return t('intake.full', { n: MAX_PAPER_PAGES });
    if (!wanted) return t(camera === 'box' ? 'intake.taken' : 'intake.phoneTaken', { n: paper.pages.length });
    return t(camera === 'box' ? 'intake.frame' : 'intake.phoneFrame', { label: paper.label });
  }
  switch (intake.step) {
    case 'identity':
      return t('intake.identityLine');
    case 'documents':
      return t('intake.waitPaper');
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
      hints: [
        { key: 'red', label: t('hangUp.go') },
        { key: 'back', label: t('hangUp.stay') },
      ],
      firstFocus: 'stay',
    };
  }
  const choices: SceneChoice[] = [];
  const add = (id: string, label: string, disabled = false): void => {
    choices.push({
      id,
      label,
      digit: (choices.length + 1) as Digit,
      ...(disabled && { disabled, why: t('voice.why.sending') }),
    });
  };
  const inHand = paperInHand(intake, state.finished);
  const { media } = view.call;
  const camera = paperCamera(media);
  if (inHand && camera !== 'box') {
    // The phone has the shutter.
    const phone = camera === 'phone' ? t('companion.using') : companionOffer(media, t);
    if (inHand.wanted) {
      add('phone', phone);
      add('later', t('intake.later'));
    } else {
      add('finish', t('intake.finish'));
      // Another id, so that the focus moves to the end of the paper.
      add('phone-after', phone);
    }
  } else if (inHand && state.doubt) {
    add('capture-again', t('intake.captureAgain'), state.sending);
    add('send', t('intake.sendAnyway'), state.sending);
  } else if (inHand?.wanted) {
    const { paper, again } = inHand;
    const isFurther = paper.state === 'requested' && paper.kind === 'document' && paper.pages.length > 0;
    const label = again ? t('intake.again', { n: again.n }) : t(isFurther ? 'intake.more' : 'intake.capture');
    add('capture', label, state.sending);
    add('later', t('intake.later'), state.sending);
  } else if (inHand) {
    // A second press of the same key finishes, which can be taken back; it does not take another picture.
    add('finish', t('intake.finish'), state.sending);
    if (!isFull(inHand.paper)) add('more', t('intake.more'), state.sending);
    const last = lastPage(inHand.paper);
    if (last) add('retake-last', t('intake.again', { n: last.n }), state.sending);
  } else if (asksToConfirm(intake)) {
    add('right', t('intake.right'));
    add('wrong', t('intake.wrong'));
  } else if (intake?.step === 'identity' || intake?.step === 'documents' || intake?.step === 'read_aloud') {
    const open = openDocument(intake);
    if (open) add('continue', t('intake.continue', { label: open.label }));
    for (const { id, label } of postponedPapers(intake).slice(0, OFFERED - choices.length))
      add(`resume-${id}`, t('intake.resume', { label }));
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
        ? t('text.named', {
            name: t('intake.steps', { step: step + 1 }),
            value: t(`intake.${STEPS[step] ?? 'identity'}`),
          })
        : t('waiting.intake'),
    lines: [guideLine(view)],
    ...companionQr(view.link ?? null),
    choices,
    hints: [
      { key: 'red', label: t('intake.end') },
      { key: 'digit0', label: t('hint.again') },
      { key: 'green', label: t(view.call.media.microphone === 'off' ? 'active.unmute' : 'active.mute') },
    ],
    // Every part is read before the answer has the focus.
    firstFocus: (last ? choices[0] : choices.at(-1))?.id ?? null,
  };
}
