import { z } from 'zod';

/** What the box can do, found before queueing: a call without a common codec is never queued as a video call. */
export const MediaAbilitySchema = z.strictObject({
  microphone: z.boolean(),
  camera: z.boolean(),
  /** Video codecs it can send and receive, mime types in lower case, best first. */
  videoCodecs: z.array(z.enum(['video/h264', 'video/vp8'])).max(4),
  /** Whether WebRTC is there at all. */
  webrtc: z.boolean(),
});
export type MediaAbility = z.infer<typeof MediaAbilitySchema>;
