export type BroadcastErrorCode = 'line_up_empty' | 'not_on_air' | 'rendition_not_found' | 'subtitles_not_found';

/** What was asked of a channel or an asset does not exist. Whoever serves it answers 404 with the code. */
export class BroadcastError extends Error {
  override readonly name = 'BroadcastError';

  constructor(
    readonly code: BroadcastErrorCode,
    message: string,
  ) {
    super(message);
  }
}
