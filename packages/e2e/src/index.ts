export { launchBrowser, openPage } from './browser.js';
export { Desk } from './desk.js';
export { audioLevelOf, untilMoving, type VideoState, videos } from './media.js';
export { KEYS, Tv } from './tv.js';
export { until } from './until.js';
export { StaffClient, startWorld, type World } from './world.js';
