// Written by `npm run css-types -w command-center`.
declare const css: {
  readonly duty: string;
  readonly figures: string;
  readonly list: string;
  readonly since: string;
};
// biome-ignore lint/style/noDefaultExport: so do CSS modules
export default css;
