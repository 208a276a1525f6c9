/** Debian's Chromium, or another one. */
export const CHROMIUM = process.env.CHROMIUM_BIN ?? '/usr/bin/chromium';

/** A quiet browser without a screen, with a fake camera and a fake microphone that nobody has to allow. */
export const CHROMIUM_FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--use-fake-ui-for-media-stream',
  '--use-fake-device-for-media-stream',
  '--autoplay-policy=no-user-gesture-required',
];

/** WebGL without a graphics processor. */
export const WEBGL_FLAGS = ['--use-gl=angle', '--use-angle=swiftshader', '--enable-unsafe-swiftshader'];

/**
 * The environment to start Chromium in. Its sound library looks for a server first and leaves a folder behind in the
 * temporary folder; without an output device Chromium discards the sound, as on a machine without a sound card.
 */
export function chromiumEnv(more = {}) {
  return { ...process.env, PULSE_SERVER: '/nowhere', ...more };
}
