import { FRAME_RATE, type LadderStep, SEGMENT_MS } from '@falink/broadcast';

const SEGMENT_FRAMES = (SEGMENT_MS / 1000) * FRAME_RATE;

/** What the AAC encoder puts before the first sound. */
const PRIMING_SAMPLES = 1024;

/**
 * The voice on its way to the film: rumble and the synthesiser's hiss are taken off. The encoder's delay takes the place of
 * as much silence: otherwise the first packet's time is negative, and the muxer moves the picture by 21 ms with an edit list,
 * which media source extensions and several players do not follow.
 */
const VOICE_FILTER = [
  'highpass=f=70',
  'lowpass=f=7600',
  'aresample=48000',
  'aformat=channel_layouts=stereo',
  `atrim=start_sample=${PRIMING_SAMPLES}`,
].join(',');

const COLOUR = ['-colorspace', 'bt709', '-color_primaries', 'bt709', '-color_trc', 'bt709', '-color_range', 'tv'];

function rawVideo(width: number, height: number): string[] {
  return [
    '-f',
    'rawvideo',
    '-pix_fmt',
    'yuv420p',
    '-s',
    `${width}x${height}`,
    '-r',
    String(FRAME_RATE),
    ...COLOUR,
    '-i',
    'pipe:0',
  ];
}

/**
 * Raw frames on standard input and a voice file to one HLS rendition of fragmented MP4 in `folder` (init.mp4, 000.m4s …, index.m3u8).
 * No B-frames: decode order is display order, so every segment begins at its nominal time in every player.
 */
export function renditionArgs(step: LadderStep, voiceFile: string, folder: string): string[] {
  const { crf, maxBitrate, profile, level } = step.video;
  return [
    ...rawVideo(step.width, step.height),
    ...['-i', voiceFile, '-map', '0:v', '-map', '1:a'],
    ...['-c:v', 'libx264', '-preset', 'superfast', '-profile:v', profile, '-level:v', level],
    ...['-crf', String(crf), '-maxrate', String(maxBitrate), '-bufsize', String(maxBitrate * 2)],
    ...['-g', String(SEGMENT_FRAMES), '-keyint_min', String(SEGMENT_FRAMES), '-sc_threshold', '0', '-bf', '0'],
    ...['-pix_fmt', 'yuv420p', ...COLOUR],
    ...['-af', VOICE_FILTER, '-c:a', 'aac', '-b:a', String(step.audio.bitrate), '-ac', '2'],
    ...['-f', 'hls', '-hls_time', String(SEGMENT_MS / 1000), '-hls_playlist_type', 'vod', '-hls_segment_type', 'fmp4'],
    ...[
      '-hls_flags',
      'independent_segments',
      '-hls_fmp4_init_filename',
      'init.mp4',
      '-hls_segment_filename',
      `${folder}/%03d.m4s`,
    ],
    `${folder}/index.m3u8`,
  ];
}

/** One raw frame to a JPEG. */
export function jpegArgs(width: number, height: number, file: string): string[] {
  return [...rawVideo(width, height), '-frames:v', '1', '-pix_fmt', 'yuvj420p', '-q:v', '2', file];
}
