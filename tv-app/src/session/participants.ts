import type { Scene } from '@falink/protocol';
import type { CallViewState } from './callView.js';

type Participants = NonNullable<NonNullable<Scene['call']>['participants']>;

/** Who takes part in the call, without names: the resident, whatever device serves, and the other side once it is there. */
export function participantsOf({ call, kind, media }: CallViewState): Participants {
  const resident = { role: 'resident' as const, muted: media.microphone !== 'on', camera: media.camera === 'on' };
  if (!call?.agent || !media.remote.present) return [resident];
  const { muted, picture, hasVideo } = media.remote;
  const role = kind === 'intake' ? ('officer' as const) : ('lawyer' as const);
  return [resident, { role, muted, camera: hasVideo && picture === 'on' }];
}
