// Written by `npm run css-types -w command-center`.
declare const css: {
  readonly bar: string;
  readonly entry: string;
  readonly list: string;
  readonly log: string;
  readonly row: string;
  readonly what: string;
};
// biome-ignore lint/style/noDefaultExport: so do CSS modules
export default css;
