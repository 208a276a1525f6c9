// Written by `npm run css-types -w command-center`.
declare const css: {
  readonly lastRun: string;
  readonly loading: string;
  readonly proof: string;
  readonly proofs: string;
  readonly rule: string;
  readonly ruleDays: string;
  readonly ruleDue: string;
  readonly ruleName: string;
  readonly rules: string;
};
// biome-ignore lint/style/noDefaultExport: so do CSS modules
export default css;
