import { openSocket } from '@falink/client/socket';
import { RefusedMessages } from '@falink/protocol';
import type { Platform } from '../Platform.js';
import { createBrowserBox } from './BrowserBox.js';
import { BrowserCapture } from './BrowserCapture.js';
import { BrowserClock } from './BrowserClock.js';
import { BrowserDevice } from './BrowserDevice.js';
import { BrowserKeptSounds } from './BrowserKeptSounds.js';
import { BrowserMeter } from './BrowserMeter.js';
import { BrowserNetwork } from './BrowserNetwork.js';
import { BrowserPlanes } from './BrowserPlanes.js';
import { BrowserPlayer } from './BrowserPlayer.js';
import { BrowserScreen } from './BrowserScreen.js';
import { BrowserSound } from './BrowserSound.js';
import { BrowserSpeech } from './BrowserSpeech.js';
import { BrowserStorage } from './BrowserStorage.js';
import { BrowserVitals } from './BrowserVitals.js';
import { browserHttp } from './browserHttp.js';
import { HlsPlane } from './HlsPlane.js';
import { WebCryptoKeys } from './WebCryptoKeys.js';

/** The box as this browser gives it. @throws Error when the page lacks its video elements. */
export function createBrowserPlatform(): Platform {
  const video = (id: string): HTMLVideoElement => {
    const element = document.getElementById(id);
    if (!(element instanceof HTMLVideoElement)) throw new Error(`the page has no video element "${id}"`);
    return element;
  };
  const meter = document.getElementById('meter');
  if (!meter) throw new Error('the page has no element "meter"');
  const dim = document.getElementById('dim');
  if (!dim) throw new Error('the page has no element "dim"');
  const elements = { programme: video('programme'), remote: video('call-remote'), self: video('call-self') };
  const clock = new BrowserClock();
  return {
    clock,
    storage: new BrowserStorage(),
    keys: new WebCryptoKeys(),
    network: new BrowserNetwork(),
    device: new BrowserDevice(),
    vitals: new BrowserVitals(),
    http: browserHttp,
    openSocket,
    planes: new BrowserPlanes(elements),
    meter: new BrowserMeter(meter),
    programme: new HlsPlane(elements.programme),
    capture: new BrowserCapture(),
    speech: new BrowserSpeech(),
    player: new BrowserPlayer(),
    keptSounds: new BrowserKeptSounds(),
    sound: new BrowserSound(),
    screen: new BrowserScreen(dim),
    box: createBrowserBox(() => clock.wall()),
    // biome-ignore lint/suspicious/noConsole: the browser's log is the only one that a box has
    refusedMessages: new RefusedMessages((refused) => console.warn('refused a message', refused)),
  };
}
