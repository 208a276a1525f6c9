// Written by `npm run css-types -w command-center`.
declare const css: {
  readonly page: string;
  readonly row: string;
  readonly rows: string;
};
// biome-ignore lint/style/noDefaultExport: so do CSS modules
export default css;
