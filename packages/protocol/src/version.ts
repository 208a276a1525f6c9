/** Version of the wire contract. A peer with another major version is refused with `protocol.version`. */
export const PROTOCOL_VERSION = 1;

/** Socket.io namespaces; the first two live in the api, the last in the sfu. */
export const NAMESPACES = { fleet: '/fleet', console: '/console', media: '/media' } as const;

/** Path of the sfu's socket.io endpoint: its own, so that one origin can carry the api and the sfu behind a proxy. */
export const MEDIA_SOCKET_PATH = '/sfu/socket.io';

/** Largest message accepted on any socket, in bytes. A larger one closes the connection. */
export const MAX_SOCKET_MESSAGE_BYTES = 64 * 1024;

/** Largest JSON request body, in bytes. */
export const MAX_JSON_BODY_BYTES = 64 * 1024;

/** Largest uploaded picture (a still from a camera or a phone), in bytes. */
export const MAX_CAPTURE_BYTES = 8 * 1024 * 1024;
