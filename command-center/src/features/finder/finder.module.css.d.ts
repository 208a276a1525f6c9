// Written by `npm run css-types -w command-center`.
declare const css: {
  readonly active: string;
  readonly box: string;
  readonly field: string;
  readonly foot: string;
  readonly group: string;
  readonly list: string;
  readonly note: string;
  readonly option: string;
  readonly shade: string;
};
// biome-ignore lint/style/noDefaultExport: so do CSS modules
export default css;
