import type { ProblemKind, SessionProblem } from './session-events.js';

export interface CaptureOptions {
  readonly microphone: boolean;
  readonly camera: boolean;
  readonly microphoneId?: string;
  readonly cameraId?: string;
  /** Of a phone: its front or its rear camera. */
  readonly facing?: 'user' | 'environment';
}

export interface Captured {
  readonly microphone: MediaStreamTrack | null;
  readonly camera: MediaStreamTrack | null;
  readonly problems: readonly SessionProblem[];
}

export type GetUserMedia = (constraints: MediaStreamConstraints) => Promise<MediaStream>;

/** 720p at 30 is what a face and a page of paper need; more only costs a box its encoder. */
export const CAMERA_CONSTRAINTS = {
  width: { ideal: 1280, max: 1920 },
  height: { ideal: 720, max: 1080 },
  frameRate: { ideal: 30, max: 30 },
} as const satisfies MediaTrackConstraints;

export const MICROPHONE_CONSTRAINTS = {
  echoCancellation: true,
  noiseSuppression: true,
  autoGainControl: true,
} as const satisfies MediaTrackConstraints;

type Device = 'camera' | 'microphone';

/** The DOMException names of getUserMedia, in the words of a problem (W3C Media Capture §10.2). */
export function problemKind(device: Device, error: unknown): ProblemKind {
  const name = error instanceof Error ? error.name : '';
  if (name === 'NotAllowedError' || name === 'SecurityError') return `${device}_denied`;
  if (name === 'NotReadableError' || name === 'AbortError') return `${device}_busy`;
  return `${device}_missing`;
}

function constraintsOf(options: CaptureOptions): MediaStreamConstraints {
  return {
    audio: options.microphone && {
      ...MICROPHONE_CONSTRAINTS,
      ...(options.microphoneId && { deviceId: { exact: options.microphoneId } }),
    },
    video: options.camera && {
      ...CAMERA_CONSTRAINTS,
      ...(options.cameraId && { deviceId: { exact: options.cameraId } }),
      ...(options.facing && { facingMode: { ideal: options.facing } }),
    },
  };
}

/**
 * Opens microphone and camera in one question to the person; when that fails, each alone, so that a missing
 * camera does not cost the sound. Never throws: what is missing is among the problems.
 */
export async function capture(options: CaptureOptions, getUserMedia: GetUserMedia): Promise<Captured> {
  if (!options.microphone && !options.camera) return { microphone: null, camera: null, problems: [] };
  if (options.microphone && options.camera) {
    try {
      const stream = await getUserMedia(constraintsOf(options));
      return {
        microphone: stream.getAudioTracks()[0] ?? null,
        camera: stream.getVideoTracks()[0] ?? null,
        problems: [],
      };
    } catch {
      // One of the two is in the way; asking for each alone shows which.
    }
  }
  const problems: SessionProblem[] = [];
  const one = async (device: Device): Promise<MediaStreamTrack | null> => {
    if (!options[device]) return null;
    try {
      const stream = await getUserMedia(
        constraintsOf({ ...options, microphone: false, camera: false, [device]: true }),
      );
      return stream.getTracks()[0] ?? null;
    } catch (error) {
      problems.push({ kind: problemKind(device, error), error });
      return null;
    }
  };
  return { microphone: await one('microphone'), camera: await one('camera'), problems };
}
