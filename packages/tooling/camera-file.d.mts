/**
 * Writes what Chromium's camera sees, instead of its own test picture: a page of small print, in focus or not
 * (YUV4MPEG2, one frame again and again).
 *
 * @returns the flag to start Chromium with
 */
export function writeCameraFile(
  path: string,
  picture: { readonly width: number; readonly height: number; readonly blurPx?: number },
): Promise<string>;
