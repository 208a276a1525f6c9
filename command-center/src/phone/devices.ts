import type { ProblemKind } from '@falink/call-client';

export type Device = 'microphone' | 'camera';

/** A device of this phone or PC, as a page of a call shows it. */
export interface DeviceState {
  readonly here: boolean;
  /** By the person. */
  readonly muted: boolean;
  /** It was here, and another app or the system has it now. */
  readonly lost: boolean;
}

export const NO_DEVICE: DeviceState = { here: false, muted: false, lost: false };

export type DeviceTrouble =
  | { readonly kind: 'denied' | 'nothing' }
  | {
      readonly kind: Device;
      readonly problem: Extract<ProblemKind, `${Device}_${'denied' | 'missing' | 'busy'}`>;
    };

type OpeningProblem = Extract<DeviceTrouble, { problem: unknown }>['problem'];

const OPENING = /^(camera|microphone)_(denied|missing|busy)$/;

/** What of the devices is missing; null: nothing. */
export function deviceTrouble(problems: readonly ProblemKind[]): DeviceTrouble | null {
  const found = [...new Set(problems.filter((one): one is OpeningProblem => OPENING.test(one)))];
  const of = (device: Device) => found.find((one) => one.startsWith(device));
  const [camera, microphone] = [of('camera'), of('microphone')];
  if (camera && microphone)
    return { kind: camera === 'camera_denied' || microphone === 'microphone_denied' ? 'denied' : 'nothing' };
  if (camera) return { kind: 'camera', problem: camera };
  return microphone ? { kind: 'microphone', problem: microphone } : null;
}

/** Whose words explain where permissions are. */
export function browserKind(userAgent: string): 'wechat' | 'safari' | 'chrome' {
  if (/MicroMessenger/i.test(userAgent)) return 'wechat';
  return /iPhone|iPad|Macintosh/.test(userAgent) && !/CriOS|Chrome/.test(userAgent) ? 'safari' : 'chrome';
}
