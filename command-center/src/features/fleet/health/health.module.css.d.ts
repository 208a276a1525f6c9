// Written by `npm run css-types -w command-center`.
declare const css: {
  readonly bar: string;
  readonly card: string;
  readonly chart: string;
  readonly figure: string;
  readonly grid: string;
  readonly head: string;
  readonly high: string;
  readonly scroll: string;
  readonly table: string;
  readonly title: string;
};
// biome-ignore lint/style/noDefaultExport: so do CSS modules
export default css;
