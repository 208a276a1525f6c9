import type { Translate } from '../../locales/index.js';
import type { CallMediaState } from '../../platform/CallMedia.js';
import { companionOffer, wantsPhone } from '../../scene/companion.js';
import { senderLine } from '../../scene/handover.js';
import type { PageScene } from '../../scene/PageScene.js';
import { agentName } from '../../scene/words.js';
import { type CallViewState, isScreen } from '../../session/callView.js';

/** The line under the picture: the one thing about the connection that the resident should know, or nothing. */
export function captionOf(state: CallViewState, t: Translate, soundAwaitsKey = false): string {
  const { media, call } = state;
  if (!call) return '';
  if (soundAwaitsKey) return t('active.soundAwaitsKey');
  if (call.state === 'held') return t('active.held');
  if (
    call.state === 'connecting' ||
    media.phase === 'connecting' ||
    media.phase === 'standby' ||
    media.phase === 'idle'
  )
    return t('active.connecting');
  if (media.phase === 'reconnecting') return t('active.reconnecting');
  if (media.remote.reconnecting || !media.remote.present) return t('active.remoteGone');
  const own = isScreen(call) ? senderCaption(media, t) : microphoneCaption(media, t);
  if (own !== '') return own;
  if (media.remote.picture === 'limited') return t('active.remoteLimited');
  if (media.sendingLimited) return t('active.sendingLimited');
  if (media.poor) return t('active.poorCaption');
  if (media.remote.muted) return t('active.remoteMuted');
  if (media.remote.picture === 'off') return t('active.remoteCameraOff');
  return '';
}

/** What is wrong with the microphone of this box, or of its phone. */
function microphoneCaption({ microphone, microphoneSilent, phone }: CallMediaState, t: Translate): string {
  if (microphone === 'off') return t('active.selfMuted');
  if (microphone === 'none' && !phone.present) return t('waiting.micNoneLine');
  return microphoneSilent ? t('waiting.micSilentLine') : '';
}

/** What is unusual about the browser whose call this television shows. */
function senderCaption({ phone }: CallMediaState, t: Translate): string {
  if (!phone.present) return t('handover.away');
  return phone.plays ? t('handover.soundOnPhone') : '';
}

/** How the line is, in two words for the plate. */
export function lineWords(state: CallViewState, t: Translate): { text: string; good: boolean } {
  const { media } = state;
  if (media.phase === 'reconnecting' || media.remote.reconnecting)
    return { text: t('active.reconnecting'), good: false };
  if (media.phase !== 'active') return { text: t('active.connecting'), good: false };
  return media.poor ? { text: t('active.poor'), good: false } : { text: t('active.good'), good: true };
}

/** The page of a call that this television only shows: the browser's person goes back there, or hangs up. */
function screenScene(state: CallViewState, t: Translate, caption: string): PageScene {
  return {
    page: 'call-active',
    title: t('active.title', { name: agentName(state, t) }),
    lines: [caption, ...(state.media.phone.present ? [senderLine(state.media, t)] : [])],
    choices: [
      { id: 'return', label: t('handover.return'), digit: null },
      { id: 'hang-up', label: t('active.hangUp'), digit: null },
    ],
    hints: [
      { key: 'yellow', label: t('handover.return') },
      { key: 'red', label: t('active.hangUp') },
    ],
    firstFocus: 'return',
  };
}

/** The call page as data. @param asksToEnd whether the red key was pressed once, and hangs up when it is pressed again */
export function activeScene(state: CallViewState, t: Translate, soundAwaitsKey = false, asksToEnd = false): PageScene {
  const caption = asksToEnd ? t('active.redAgain') : captionOf(state, t, soundAwaitsKey);
  if (isScreen(state.call)) return screenScene(state, t, caption);
  const { microphone, camera, phone } = state.media;
  const byPhone = phone.present || wantsPhone(state.media);
  const phoneLabel = phone.present ? t('companion.using') : companionOffer(state.media, t);
  return {
    page: 'call-active',
    title: t('active.title', { name: agentName(state, t) }),
    lines: [caption],
    choices: [
      {
        id: 'mute',
        label: microphone === 'off' ? t('active.unmute') : t('active.mute'),
        digit: null,
        disabled: phone.present || (microphone !== 'on' && microphone !== 'off'),
        why: t(phone.present ? 'companion.why' : 'voice.why.microphone'),
      },
      byPhone
        ? { id: 'phone', label: phoneLabel, digit: null }
        : {
            id: 'camera',
            label: camera === 'off' ? t('active.camOn') : t('active.camOff'),
            digit: null,
            disabled: camera !== 'on' && camera !== 'off',
            why: t('voice.why.camera'),
          },
      { id: 'hang-up', label: t('active.hangUp'), digit: null },
    ],
    hints: [
      { key: 'green', label: microphone === 'off' ? t('active.unmute') : t('active.mute') },
      {
        key: 'yellow',
        label: byPhone ? phoneLabel : t(camera === 'off' ? 'active.camOn' : 'active.camOff'),
      },
      { key: 'red', label: t('active.hangUp') },
    ],
    firstFocus: 'mute',
  };
}
