/** One step of the ladder: what an encoder must make and what a player may expect. */
export type LadderStep = {
  id: RenditionId;
  width: number;
  height: number;
  /** x264's quality, its ceiling in bits a second, and the H.264 profile and level that the ceiling needs. */
  video: { crf: number; maxBitrate: number; profile: 'main' | 'high'; level: '3.0' | '3.1' | '4.0' | '5.1' };
  /** AAC-LC, stereo, 48 kHz. */
  audio: { bitrate: number };
};

export const RENDITION_IDS = ['432p', '720p', '1080p', '2160p'] as const;
export type RenditionId = (typeof RENDITION_IDS)[number];

/** Frames a second of every rendition. */
export const FRAME_RATE = 25;

/** Every segment but a programme's last is this long and begins with a key frame, at the same instants in all renditions. */
export const SEGMENT_MS = 4000;

/**
 * The one ladder, smallest first. Set-top boxes decode H.264 High up to 4.0 in hardware; 2160p (5.1) is offered on demand only.
 * The ceilings suit flat illustration; film needs about twice as much.
 */
export const LADDER: readonly LadderStep[] = [
  {
    id: '432p',
    width: 768,
    height: 432,
    video: { crf: 22, maxBitrate: 900_000, profile: 'main', level: '3.0' },
    audio: { bitrate: 96_000 },
  },
  {
    id: '720p',
    width: 1280,
    height: 720,
    video: { crf: 21, maxBitrate: 2_400_000, profile: 'high', level: '3.1' },
    audio: { bitrate: 128_000 },
  },
  {
    id: '1080p',
    width: 1920,
    height: 1080,
    video: { crf: 21, maxBitrate: 5_000_000, profile: 'high', level: '4.0' },
    audio: { bitrate: 128_000 },
  },
  {
    id: '2160p',
    width: 3840,
    height: 2160,
    video: { crf: 22, maxBitrate: 16_000_000, profile: 'high', level: '5.1' },
    audio: { bitrate: 128_000 },
  },
];

/** The step of that name. */
export function ladderStep(id: RenditionId): LadderStep {
  const step = LADDER.find((candidate) => candidate.id === id);
  if (!step) throw new RangeError(`no rendition ${id} in the ladder`);
  return step;
}
