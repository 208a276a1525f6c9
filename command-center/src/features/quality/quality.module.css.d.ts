// Written by `npm run css-types -w command-center`.
declare const css: {
  readonly chart: string;
  readonly page: string;
  readonly sums: string;
};
// biome-ignore lint/style/noDefaultExport: so do CSS modules
export default css;
