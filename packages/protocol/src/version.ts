import { FalinkError } from './falink-error.js';

/** Version of the wire contract that this program speaks (SPEC V1). */
export const PROTOCOL_VERSION = 2;

/**
 * Versions that a service speaks with televisions: this one and the one before. Boxes are switched on and updated by
 * people in their own time, so a page may be one release older than the services.
 */
export const SUPPORTED_VERSIONS = [1, 2] as const;
export type ProtocolVersion = (typeof SUPPORTED_VERSIONS)[number];

export const OLDEST_VERSION: ProtocolVersion = SUPPORTED_VERSIONS[0];

/** The HTTP header in which a page announces its version. Pages of version 1 announce nothing. */
export const PROTOCOL_HEADER = 'falink-protocol';

/** @throws FalinkError protocol.version when the page is older than the window, or newer than this service */
export function supportedVersion(announced: number): ProtocolVersion {
  const found = SUPPORTED_VERSIONS.find((version) => version === announced);
  if (found === undefined) throw new FalinkError('protocol.version');
  return found;
}

/**
 * The version in {@link PROTOCOL_HEADER}; `absent` where there is none.
 *
 * @throws FalinkError protocol.version
 */
export function announcedVersion(header: string | undefined, absent: number): ProtocolVersion {
  return supportedVersion(header === undefined ? absent : Number(header));
}

/** Socket.io namespaces; the first two live in the api, the last in the sfu. */
export const NAMESPACES = { fleet: '/fleet', console: '/console', media: '/media' } as const;

/** Path of the sfu's socket.io endpoint: its own, so that one origin can carry the api and the sfu behind a proxy. */
export const MEDIA_SOCKET_PATH = '/sfu/socket.io';

/** Largest message accepted on any socket, in bytes. A larger one closes the connection. */
export const MAX_SOCKET_MESSAGE_BYTES = 64 * 1024;

/** Largest JSON request body, in bytes. */
export const MAX_JSON_BODY_BYTES = 64 * 1024;

/** The same between the services: a heartbeat names every room of an sfu. */
export const MAX_SERVICE_BODY_BYTES = 1024 * 1024;

/** Rooms of one sfu that a heartbeat names: with every waiting call's room, several times what one machine carries. */
export const MAX_ROOMS = 20_000;

/** Largest uploaded picture (a still from a camera or a phone), in bytes. */
export const MAX_CAPTURE_BYTES = 8 * 1024 * 1024;
