// Written by `npm run css-types -w command-center`.
declare const css: {
  readonly axis: string;
  readonly lines: string;
  readonly name: string;
  readonly recent: string;
  readonly soon: string;
};
// biome-ignore lint/style/noDefaultExport: so do CSS modules
export default css;
