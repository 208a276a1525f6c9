// Written by `npm run css-types -w command-center`.
declare const css: {
  readonly fair: string;
  readonly good: string;
  readonly lost: string;
  readonly poor: string;
  readonly strip: string;
};
// biome-ignore lint/style/noDefaultExport: so do CSS modules
export default css;
