export { type Config, readConfig } from './config.js';
export type { ContextOverrides } from './context.js';
export { iceServersFor } from './ice-servers.js';
export type { RoomEvent, RoomEventSink } from './room/room-events.js';
export { create, type SfuService } from './service.js';
