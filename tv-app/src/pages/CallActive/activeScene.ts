import type { Translate } from '../../locales/index.js';
import { companionOffer, wantsPhone } from '../../scene/companion.js';
import type { PageScene } from '../../scene/PageScene.js';
import { agentName } from '../../scene/words.js';
import type { CallViewState } from '../../session/callView.js';

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
  if (media.microphone === 'off') return t('active.selfMuted');
  if (media.microphone === 'none' && !media.phone.present) return t('waiting.micNoneLine');
  if (media.microphoneSilent) return t('waiting.micSilentLine');
  if (media.remote.picture === 'limited') return t('active.remoteLimited');
  if (media.sendingLimited) return t('active.sendingLimited');
  if (media.poor) return t('active.poorCaption');
  if (media.remote.muted) return t('active.remoteMuted');
  if (media.remote.picture === 'off') return t('active.remoteCameraOff');
  return '';
}

/** How the line is, in two words for the plate. */
export function lineWords(state: CallViewState, t: Translate): { text: string; good: boolean } {
  const { media } = state;
  if (media.phase === 'reconnecting' || media.remote.reconnecting)
    return { text: t('active.reconnecting'), good: false };
  if (media.phase !== 'active') return { text: t('active.connecting'), good: false };
  return media.poor ? { text: t('active.poor'), good: false } : { text: t('active.good'), good: true };
}

/** The call page as data. @param asksToEnd whether the red key was pressed once, and hangs up when it is pressed again */
export function activeScene(state: CallViewState, t: Translate, soundAwaitsKey = false, asksToEnd = false): PageScene {
  const { microphone, camera, phone } = state.media;
  const byPhone = phone.present || wantsPhone(state.media);
  const phoneLabel = phone.present ? t('companion.using') : companionOffer(state.media, t);
  return {
    page: 'call-active',
    title: t('active.title', { name: agentName(state, t) }),
    lines: [asksToEnd ? t('active.redAgain') : captionOf(state, t, soundAwaitsKey)],
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
