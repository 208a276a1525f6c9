// Written by `npm run css-types -w command-center`.
declare const css: {
  readonly filter: string;
  readonly search: string;
  readonly words: string;
};
// biome-ignore lint/style/noDefaultExport: so do CSS modules
export default css;
