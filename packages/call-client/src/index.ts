export { CallSession } from './call-session.js';
export { browserClock, type Clock } from './clock.js';
export { CAMERA_CONSTRAINTS, type CaptureOptions, type GetUserMedia, MICROPHONE_CONSTRAINTS } from './local-media.js';
export { DuckedMicrophone } from './media/ducked-microphone.js';
export type { VideoCodec } from './media/sender.js';
export { checkNetwork, type NetworkCheckOptions } from './network-check.js';
export { type PreflightEnvironment, preflight } from './preflight.js';
export type { QualityLevel } from './quality.js';
export type {
  EndReason,
  LocalMedia,
  ProblemKind,
  RemoteMedia,
  SessionEvents,
  SessionProblem,
  SessionState,
} from './session-events.js';
export type { CallSessionOptions, WarmOptions } from './session-options.js';
