// Written by `npm run css-types -w command-center`.
declare const css: {
  readonly band: string;
  readonly grave: string;
};
// biome-ignore lint/style/noDefaultExport: so do CSS modules
export default css;
