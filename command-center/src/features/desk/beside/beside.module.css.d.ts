// Written by `npm run css-types -w command-center`.
declare const css: {
  readonly answer: string;
  readonly answers: string;
  readonly beside: string;
  readonly body: string;
  readonly calculator: string;
  readonly calculators: string;
  readonly form: string;
  readonly head: string;
  readonly result: string;
  readonly steps: string;
  readonly sum: string;
  readonly words: string;
};
// biome-ignore lint/style/noDefaultExport: so do CSS modules
export default css;
