// Written by `npm run css-types -w command-center`.
declare const css: {
  readonly bar: string;
  readonly button: string;
  readonly call: string;
  readonly caption: string;
  readonly controls: string;
  readonly empty: string;
  readonly ending: string;
  readonly failed: string;
  readonly heading: string;
  readonly key: string;
  readonly lawyer: string;
  readonly level: string;
  readonly link: string;
  readonly main: string;
  readonly mirrored: string;
  readonly note: string;
  readonly page: string;
  readonly plain: string;
  readonly points: string;
  readonly question: string;
  readonly self: string;
  readonly site: string;
  readonly small: string;
  readonly stage: string;
  readonly status: string;
  readonly whole: string;
  readonly wide: string;
};
// biome-ignore lint/style/noDefaultExport: so do CSS modules
export default css;
