import { measuredSize, sharpnessOf } from './sharpness.js';

const JPEG_QUALITY = 0.92;
/** A driver that takes longer takes no photo. */
const PHOTO_TIME_LIMIT_MS = 4_000;
const RESIZE_TIME_LIMIT_MS = 3_000;
/** Worth another step: a picture that is larger by a tenth. */
const LARGER = 1.1;
/** An A4 page at 200 dpi and more; above it the service makes pictures smaller anyway. */
const WANTED_EDGE_PX = 2560;

/** A picture that a camera took. */
export interface Still {
  readonly blob: Blob;
  /** The same, as small as the page shows it; null: it cannot be shown. */
  readonly preview: HTMLCanvasElement | null;
  readonly width: number;
  readonly height: number;
  /** As `sharpnessOf` measures. */
  readonly sharpness: number;
}

type Source = HTMLVideoElement | ImageBitmap;

/**
 * The largest picture that the camera gives while its video runs: a photo of the sensor, or a frame of the video in the
 * camera's largest mode, or of the video as it is. The call's track stays the same one and keeps running; in its largest
 * mode the camera may pause for a moment.
 *
 * @param previewWidth of the small picture that a page shows, in px
 */
export async function largestStill(video: HTMLVideoElement, previewWidth: number): Promise<Still | null> {
  const track = liveTrack(video);
  const photo = track && (await photoOf(track));
  try {
    if (photo && photo.width >= video.videoWidth * LARGER) return await encode(photo, previewWidth);
    const larger = track && largerMode(track, video);
    if (!larger) return await encode(video, previewWidth);
    return await inMode(track, larger, video, previewWidth);
  } finally {
    photo?.close();
  }
}

/** The camera's track, unless the person switched it off: then nothing but the black picture is taken. */
function liveTrack(video: HTMLVideoElement): MediaStreamTrack | null {
  const { srcObject } = video;
  const track = srcObject instanceof MediaStream ? srcObject.getVideoTracks()[0] : undefined;
  return track?.readyState === 'live' && track.enabled && !track.muted ? track : null;
}

interface PhotoTaker {
  takePhoto(): Promise<Blob>;
}

/** Not in every browser, and not in TypeScript's DOM. */
async function photoOf(track: MediaStreamTrack): Promise<ImageBitmap | null> {
  const { ImageCapture: Capture } = window as { ImageCapture?: new (track: MediaStreamTrack) => PhotoTaker };
  if (!Capture) return null;
  try {
    const blob = await within(PHOTO_TIME_LIMIT_MS, new Capture(track).takePhoto());
    return blob ? await createImageBitmap(blob) : null;
  } catch {
    return null;
  }
}

/** The camera's largest mode, if it is larger than what the video has now. */
function largerMode(track: MediaStreamTrack, video: HTMLVideoElement): MediaTrackConstraints | null {
  // WebKit had it later.
  const capabilities = track.getCapabilities?.();
  const width = Math.min(capabilities?.width?.max ?? 0, WANTED_EDGE_PX);
  const height = capabilities?.height?.max ?? 0;
  return width >= video.videoWidth * LARGER && height > 0
    ? { width: { ideal: width }, height: { ideal: height } }
    : null;
}

async function inMode(
  track: MediaStreamTrack,
  mode: MediaTrackConstraints,
  video: HTMLVideoElement,
  previewWidth: number,
): Promise<Still | null> {
  const before = track.getConstraints();
  const { videoWidth } = video;
  try {
    const resized = within(RESIZE_TIME_LIMIT_MS, nextSize(video, videoWidth));
    await within(RESIZE_TIME_LIMIT_MS, track.applyConstraints({ ...before, ...mode }));
    await resized;
    return await encode(video, previewWidth);
  } catch {
    return encode(video, previewWidth);
  } finally {
    await track.applyConstraints(before).catch(() => undefined);
  }
}

/** The video shows a frame of another width than this. */
function nextSize(video: HTMLVideoElement, width: number): Promise<void> {
  return new Promise((resolve) => {
    const look = (): void => {
      if (video.videoWidth === width) return;
      video.removeEventListener('resize', look);
      resolve();
    };
    video.addEventListener('resize', look);
    look();
  });
}

/** What comes within the time, or undefined. */
async function within<T>(ms: number, work: Promise<T>): Promise<T | undefined> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), ms);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** Always through a canvas: whatever a photo carries besides its pixels stays here. */
async function encode(source: Source, previewWidth: number): Promise<Still | null> {
  const size = sizeOf(source);
  const context = draw(source, size);
  if (!context) return null;
  const blob = await new Promise<Blob | null>((resolve) => context.canvas.toBlob(resolve, 'image/jpeg', JPEG_QUALITY));
  const preview = previewOf(context.canvas, size, previewWidth);
  return blob && { blob, ...size, preview, sharpness: measure(context.canvas, size) };
}

function previewOf(picture: HTMLCanvasElement, { width, height }: Size, w: number): HTMLCanvasElement | null {
  const small = { width: w, height: Math.round((w * height) / width) };
  return draw(picture, small)?.canvas ?? null;
}

interface Size {
  readonly width: number;
  readonly height: number;
}

function sizeOf(source: Source): Size {
  return 'videoWidth' in source
    ? { width: source.videoWidth, height: source.videoHeight }
    : { width: source.width, height: source.height };
}

function draw(source: CanvasImageSource, { width, height }: Size): CanvasRenderingContext2D | null {
  const canvas = document.createElement('canvas');
  Object.assign(canvas, { width, height });
  const context = canvas.getContext('2d');
  if (!context) return null;
  context.imageSmoothingQuality = 'high';
  context.drawImage(source, 0, 0, width, height);
  return context;
}

function measure(picture: HTMLCanvasElement, { width, height }: Size): number {
  const size = measuredSize(width, height);
  const data = draw(picture, size)?.getImageData(0, 0, size.width, size.height).data ?? [];
  const luminance = new Uint8ClampedArray(size.width * size.height);
  for (let i = 0; i < luminance.length; i += 1) {
    // ITU-R BT.601.
    luminance[i] = 0.299 * (data[i * 4] ?? 0) + 0.587 * (data[i * 4 + 1] ?? 0) + 0.114 * (data[i * 4 + 2] ?? 0);
  }
  return sharpnessOf(luminance, size.width, size.height);
}
