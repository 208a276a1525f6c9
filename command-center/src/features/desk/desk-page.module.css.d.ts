// Written by `npm run css-types -w command-center`.
declare const css: {
  readonly dim: string;
  readonly grid: string;
  readonly left: string;
  readonly recent: string;
  readonly right: string;
};
// biome-ignore lint/style/noDefaultExport: so do CSS modules
export default css;
