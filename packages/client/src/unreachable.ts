/**
 * The service gave no answer of its own: no network, nobody there, no answer in time, or a proxy's page. Nothing is
 * known about whether it acted.
 */
export class Unreachable extends Error {
  override readonly name = 'Unreachable';

  constructor(
    message = 'the service cannot be reached',
    /** The status of an answer that was not the service's, e.g. 502 from a proxy; null when there was none. */
    readonly status: number | null = null,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}
