// Written by `npm run css-types -w command-center`.
declare const css: {
  readonly done: string;
  readonly foot: string;
  readonly sent: string;
  readonly summary: string;
};
// biome-ignore lint/style/noDefaultExport: so do CSS modules
export default css;
