// Written by `npm run css-types -w command-center`.
declare const css: {
  readonly kBar: string;
  readonly kLine: string;
  readonly wChart: string;
  readonly wHoursBody: string;
  readonly wHoursSum: string;
  readonly wKeys: string;
};
// biome-ignore lint/style/noDefaultExport: so do CSS modules
export default css;
