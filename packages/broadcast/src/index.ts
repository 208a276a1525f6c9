export * from './asset-playlists.js';
export * from './channel.js';
export * from './errors.js';
export * from './ladder.js';
export * from './line-up.js';
export * from './manifest.js';
export type { AssetUri } from './playlist.js';
export { type ChannelSegment, type SegmentWindow, segmentWindow } from './segments.js';
