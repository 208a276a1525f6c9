import { announcedVersion, OLDEST_VERSION, PROTOCOL_VERSION, SUPPORTED_VERSIONS } from '@falink/protocol';
import type { Actor } from '../actor.js';

/** Pages of this version announced nothing. */
const SILENT_VERSION = 1;

/**
 * The version of the contract in which a request is answered (SPEC V2). Staff's pages come with this service and
 * services are upgraded together, so both speak its version.
 *
 * @throws FalinkError protocol.version
 */
export function versionFor(by: Actor, header: string | undefined): number {
  switch (by.kind) {
    case 'terminal':
      return announcedVersion(header, SILENT_VERSION);
    case 'public':
      return announcedVersion(header, OLDEST_VERSION);
    default:
      return PROTOCOL_VERSION;
  }
}

/** The version of a refusal that comes before it is known who asks: never refused itself. */
export function versionOfRefusal(header: string | undefined): number {
  return SUPPORTED_VERSIONS.find((version) => String(version) === header) ?? OLDEST_VERSION;
}
