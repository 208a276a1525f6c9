import type { MediaSource, RoomGrants } from '@falink/protocol';

/** What a participant may do in the room of its session: words of the database's `participant_grant`. */
export type ParticipantGrant =
  | 'send_microphone'
  | 'send_camera'
  | 'send_document'
  | 'receive'
  /** Makes the room live: only by answering. */
  | 'activate'
  /** Takes part only after its own activation: several desks may warm up for one contact. */
  | 'standby';

const SENDS: Readonly<Record<MediaSource, ParticipantGrant>> = {
  microphone: 'send_microphone',
  camera: 'send_camera',
  document: 'send_document',
};

/** Somebody who asked for help: nobody is chosen among several of them. @param video false: sound alone */
export const residentGrants = (video: boolean): readonly ParticipantGrant[] =>
  video ? ['send_microphone', 'send_camera', 'send_document', 'receive'] : ['send_microphone', 'receive'];

/** Somebody who is rung. Answering adds `activate`. */
export const RUNG_GRANTS: readonly ParticipantGrant[] = ['send_microphone', 'send_camera', 'receive', 'standby'];

/** A phone that serves as somebody's camera and microphone. */
export const COMPANION_GRANTS: readonly ParticipantGrant[] = [
  'send_microphone',
  'send_camera',
  'send_document',
  'receive',
];

/** A television that shows the call of somebody whose phone or computer sends. */
export const SCREEN_GRANTS: readonly ParticipantGrant[] = ['receive'];

/** The grants as a room token says them. */
export function tokenGrants(grants: readonly ParticipantGrant[]): RoomGrants {
  const sources = Object.keys(SENDS) as MediaSource[];
  return {
    produce: sources.filter((source) => grants.includes(SENDS[source])),
    consume: grants.includes('receive'),
    activate: grants.includes('activate'),
    standby: grants.includes('standby'),
  };
}
