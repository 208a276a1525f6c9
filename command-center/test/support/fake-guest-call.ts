import { Store } from '@falink/client';
import { BEFORE_CALL, type MediaState } from '../../src/phone/guest/call-state.js';

/** The media of a consultation without any: what the page asks of it. */
export class FakeCall {
  static made: FakeCall[] = [];
  static problems: readonly string[] = [];
  readonly state = new Store<MediaState>(BEFORE_CALL);
  readonly lawyer = { getTracks: () => [] };
  readonly done: string[] = [];
  isIn = false;
  constructor(
    _access: unknown,
    readonly onEnded: (replaced: boolean) => void,
  ) {
    FakeCall.made.push(this);
  }
  track = () => null;
  choices = async () => [];
  open = async (wanted: unknown) => {
    this.done.push(`open ${JSON.stringify(wanted)}`);
    return FakeCall.problems;
  };
  ability = async () => ({ webrtc: true, microphone: true, camera: true, videoCodecs: ['video/vp8'] });
  join() {
    this.isIn = true;
    this.done.push('join');
  }
  setMuted = (device: string, muted: boolean) => void this.done.push(`${device} muted ${muted}`);
  reopen = async () => undefined;
  leave = () => void this.done.push('left');
}
