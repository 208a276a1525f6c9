// Written by `npm run css-types -w command-center`.
declare const css: {
  readonly day: string;
  readonly here: string;
  readonly name: string;
  readonly row: string;
  readonly rows: string;
  readonly three: string;
  readonly wrong: string;
};
// biome-ignore lint/style/noDefaultExport: so do CSS modules
export default css;
