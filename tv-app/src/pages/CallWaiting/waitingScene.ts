import { type Home, isWaiting } from '@falink/protocol';
import { waitWords } from '../../duration.js';
import type { Digit } from '../../keymap.js';
import { isTextKey, type Translate } from '../../locales/index.js';
import { companionOffer, companionQr, wantsPhone } from '../../scene/companion.js';
import { senderLine } from '../../scene/handover.js';
import type { PageScene, SceneChoice, SceneHint } from '../../scene/PageScene.js';
import type { CallTrouble } from '../../session/callTrouble.js';
import { type CallViewState, isScreen } from '../../session/callView.js';
import { CATEGORY_TILES } from './categories.js';

/** What the waiting page shows just now. */
export type WaitingStep = 'starting' | 'trouble' | 'category' | 'unstaffed' | 'waiting' | 'watching' | 'leaving';

export interface WaitingView {
  readonly t: Translate;
  readonly elder: boolean;
  readonly state: CallViewState;
  readonly home: Home | null;
  readonly step: WaitingStep;
  /** When somebody who leaves a number is called back, in words. */
  readonly promise: string;
  /** The code for a phone that is to be the camera of a box without one. */
  readonly link?: string | null;
  /** There is a video to watch while waiting. */
  readonly hasVideo: boolean;
}

/** Which step follows from the call, unless the resident is somewhere on purpose. */
export function stepOf(
  state: CallViewState,
  wish: { choosing: boolean; watching: boolean; leaving: boolean; patient: boolean },
): WaitingStep {
  if (state.phase === 'refused') return 'trouble';
  if (wish.leaving) return 'leaving';
  if (state.phase === 'starting' || !state.call) return 'starting';
  // Before anything else that shows a queue: nobody in it would be called.
  if (!state.call.staffed && !wish.patient) return 'unstaffed';
  if (wish.watching && state.call.state === 'queued') return 'watching';
  // What a browser's call is about is said there.
  const asks = state.kind === 'consultation' && isWaiting(state.call.state) && !isScreen(state.call);
  return asks && (wish.choosing || state.category === null) ? 'category' : 'waiting';
}

/** How many are in front of this call. */
export function aheadOf(state: CallViewState): number {
  return Math.max(0, (state.call?.position ?? 1) - 1);
}

export function waitLine(state: CallViewState, t: Translate): string {
  const range = state.call?.waitRangeMs;
  if (state.call?.staffed === false) return t('unstaffed.waiting');
  return range ? waitWords(t, range) : t('waiting.aboutUnknown');
}

/** What can be done about a call that could not be made or did not last. */
export function remedies(
  trouble: CallTrouble,
  kind: CallViewState['kind'],
): readonly ('again' | 'soundOnly' | 'number' | 'home')[] {
  switch (trouble) {
    case 'no_common_codec':
      return ['soundOnly', 'number', 'home'];
    case 'nobody_on_duty':
    case 'unsupported':
      return kind === 'intake' && trouble === 'nobody_on_duty' ? ['again', 'number', 'home'] : ['number', 'home'];
    case 'nobody_answered':
    case 'no_path':
      return ['number', 'again', 'home'];
    case 'unreachable':
    case 'no_service':
      return ['again', 'number', 'home'];
    case 'line_lost':
      return ['again', 'home'];
  }
}

const AGAIN: SceneHint['key'] = 'digit0';

/** Gives the call of a browser back to it. */
const toPhone = (t: Translate, digit: Digit): SceneChoice => ({
  id: 'return',
  label: t('handover.return'),
  line: t('handover.returnLine'),
  digit,
});

/** The waiting page as data. */
export function waitingScene(view: WaitingView): PageScene {
  const { t, state, step, home } = view;
  const hotline = home?.district.hotline ?? '12348';
  const again: SceneHint = { key: AGAIN, label: t('hint.again') };
  const leave: SceneHint = { key: 'red', label: t('waiting.leave') };
  const elsewhere: SceneHint = { key: 'back', label: t('waiting.elsewhere') };
  const ahead = aheadOf(state);
  const position = ahead > 0 ? `${t('waiting.ahead')} ${ahead} ${t('waiting.aheadUnit')}` : t('waiting.next');
  const ringing = state.call?.state !== 'queued';
  switch (step) {
    case 'starting':
      // Another name than the queue's, because there is no place in it yet.
      return {
        page: 'call-starting',
        title: t('waiting.starting'),
        lines: [t('waiting.startingLine')],
        choices: [],
        hints: [leave],
        firstFocus: null,
      };
    case 'trouble': {
      const trouble = state.trouble ?? 'no_service';
      const choices = remedies(trouble, state.kind).map(
        (remedy, index): SceneChoice => ({ id: remedy, label: t(`trouble.${remedy}`), digit: (index + 1) as Digit }),
      );
      return {
        page: 'call-waiting',
        title: t(`trouble.${trouble}`),
        lines: [
          trouble === 'line_lost' && state.kind === 'intake'
            ? t('trouble.line_lostKept')
            : t(`trouble.${trouble}Line`, { hotline, promise: view.promise }),
        ],
        choices,
        hints: [{ key: 'back', label: t('hint.home') }, again],
        firstFocus: choices[0]?.id ?? null,
      };
    }
    case 'leaving':
      return {
        page: 'call-waiting',
        title: t('leave.title'),
        lines: [t('leave.line')],
        choices: [
          { id: 'stay', label: t('leave.stay'), digit: 1 },
          { id: 'leave', label: t('leave.go'), digit: 2 },
        ],
        hints: [
          { key: 'red', label: t('leave.go') },
          { key: 'back', label: t('leave.stay') },
        ],
        firstFocus: 'stay',
      };
    case 'unstaffed':
      return {
        page: 'call-waiting',
        title: t('unstaffed.title'),
        lines: [t('unstaffed.line')],
        choices: [
          isScreen(state.call) ? toPhone(t, 1) : { id: 'number', label: t('waiting.number'), digit: 1 },
          { id: 'patient', label: t('unstaffed.patient'), digit: 2 },
        ],
        hints: [leave, elsewhere, again],
        firstFocus: isScreen(state.call) ? 'return' : 'number',
      };
    case 'category': {
      const choices = CATEGORY_TILES.map((tile, index): SceneChoice => {
        const key = `category.${tile.category}`;
        const line = `category.${tile.category}Line`;
        return {
          id: tile.category,
          label: isTextKey(key) ? t(key) : '',
          line: isTextKey(line) ? t(line) : '',
          digit: (index + 1) as Digit,
        };
      });
      return {
        page: 'call-waiting',
        title: t('category.title'),
        lines: ringing ? [t('waiting.ringing'), t('waiting.ringingLine')] : [position, waitLine(state, t)],
        choices,
        hints: [leave, elsewhere, again],
        firstFocus: choices[0]?.id ?? null,
      };
    }
    case 'watching':
      return {
        page: 'call-waiting',
        title: t('waiting.video'),
        lines: [position],
        choices: [],
        hints: [{ key: 'ok', label: t('banner.open') }, leave],
        firstFocus: null,
      };
    case 'waiting': {
      const { camera, phone } = state.media;
      const cameraOff = camera === 'off';
      const canSwitch = camera === 'on' || camera === 'off';
      const byPhone = phone.present || wantsPhone(state.media);
      const watch: SceneChoice = {
        id: 'watch',
        label: t('waiting.video'),
        line: t('waiting.videoLine'),
        digit: 1,
        disabled: ringing || !view.hasVideo,
        why: t(ringing ? 'voice.why.ringing' : 'voice.why.noVideo'),
      };
      if (isScreen(state.call))
        return {
          page: 'call-waiting',
          title: ringing ? t('waiting.ringing') : t('waiting.title'),
          lines: [
            ...(ringing ? [t('waiting.ringingLine')] : [position, waitLine(state, t)]),
            senderLine(state.media, t),
          ],
          choices: [watch, toPhone(t, 2)],
          hints: [leave, elsewhere, again],
          firstFocus: 'watch',
        };
      return {
        page: 'call-waiting',
        title: ringing ? t('waiting.ringing') : t('waiting.title'),
        lines: ringing ? [t('waiting.ringingLine')] : [position, waitLine(state, t)],
        ...companionQr(view.link ?? null),
        choices: [
          watch,
          byPhone
            ? {
                id: 'phone',
                label: phone.present ? t('companion.using') : companionOffer(state.media, t),
                line: t(phone.present ? 'companion.usingLine' : 'companion.offerLine'),
                digit: 2,
              }
            : {
                id: 'camera',
                label: cameraOff ? t('waiting.camOn') : t('waiting.camOff'),
                line: cameraOff ? t('waiting.camOnLine') : t('waiting.camOffLine'),
                digit: 2,
                disabled: !canSwitch,
                why: t('voice.why.camera'),
              },
          {
            id: 'number',
            label: t('waiting.number'),
            line: view.promise,
            digit: 3,
            disabled: ringing,
            why: t('voice.why.ringing'),
          },
        ],
        hints: [
          leave,
          elsewhere,
          ...(state.kind === 'consultation' ? [{ key: 'blue' as const, label: t('waiting.change') }] : [again]),
        ],
        firstFocus: 'watch',
      };
    }
  }
}
