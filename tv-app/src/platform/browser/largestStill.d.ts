import type { Still } from '../Platform.js';
/**
 * The largest picture that the camera gives while its video runs: a photo of the sensor, or a frame of the video in the
 * camera's largest mode, or of the video as it is. The call's track stays the same one and keeps running; in its largest
 * mode the camera may pause for a moment.
 */
export declare function largestStill(video: HTMLVideoElement): Promise<Still | null>;
