// Written by `npm run css-types -w command-center`.
declare const css: {
  readonly active: string;
  readonly bar: string;
  readonly body: string;
  readonly cell: string;
  readonly check: string;
  readonly choice: string;
  readonly choices: string;
  readonly field: string;
  readonly foot: string;
  readonly ghost: string;
  readonly head: string;
  readonly line: string;
  readonly managed: string;
  readonly opened: string;
  readonly over: string;
  readonly panel: string;
  readonly scroll: string;
  readonly selected: string;
  readonly sort: string;
  readonly word: string;
  readonly words: string;
};
// biome-ignore lint/style/noDefaultExport: so do CSS modules
export default css;
