import { FalinkError, type MediaAbility } from '@falink/protocol';

/**
 * Whether the box or the browser will send or show video; sound alone only when the person chose it or there is no
 * camera.
 *
 * @throws FalinkError call.no_common_codec when a call, or the video that is wanted, is not possible
 */
export function wantsVideo(ability: MediaAbility, audioOnly: boolean): boolean {
  if (!ability.webrtc) throw new FalinkError('call.no_common_codec');
  if (audioOnly) return false;
  if (ability.videoCodecs.length === 0) throw new FalinkError('call.no_common_codec');
  return ability.camera;
}
