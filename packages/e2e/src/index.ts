export { launchBrowser, openPage } from './browser.js';
export { descendants } from './descendants.js';
export { Desk } from './desk.js';
export { audioLevelOf, untilMoving, type VideoState, videos } from './media.js';
export { TestHost } from './test-host.js';
export { trustAuthority } from './trust-authority.js';
export { KEYS, Tv } from './tv.js';
export { until } from './until.js';
export { StaffClient, startWorld, type World } from './world.js';
