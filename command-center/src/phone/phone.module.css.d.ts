// Written by `npm run css-types -w command-center`.
declare const css: {
  readonly actions: string;
  readonly bar: string;
  readonly button: string;
  readonly card: string;
  readonly code: string;
  readonly done: string;
  readonly dot: string;
  readonly ends: string;
  readonly error: string;
  readonly form: string;
  readonly hero: string;
  readonly hint: string;
  readonly late: string;
  readonly note: string;
  readonly now: string;
  readonly open: string;
  readonly plain: string;
  readonly progress: string;
  readonly section: string;
  readonly steps: string;
  readonly summary: string;
};
// biome-ignore lint/style/noDefaultExport: so do CSS modules
export default css;
