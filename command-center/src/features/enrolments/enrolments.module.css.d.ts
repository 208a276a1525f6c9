// Written by `npm run css-types -w command-center`.
declare const css: {
  readonly box: string;
  readonly boxes: string;
  readonly buttons: string;
  readonly drop: string;
  readonly over: string;
  readonly page: string;
  readonly serial: string;
  readonly state: string;
};
// biome-ignore lint/style/noDefaultExport: so do CSS modules
export default css;
