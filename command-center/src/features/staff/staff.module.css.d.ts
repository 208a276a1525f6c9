// Written by `npm run css-types -w command-center`.
declare const css: {
  readonly account: string;
  readonly codes: string;
  readonly due: string;
  readonly filter: string;
  readonly form: string;
  readonly line: string;
  readonly name: string;
  readonly note: string;
  readonly on: string;
  readonly page: string;
  readonly pair: string;
  readonly search: string;
  readonly secret: string;
  readonly session: string;
  readonly sessions: string;
  readonly steps: string;
  readonly unit: string;
};
// biome-ignore lint/style/noDefaultExport: so do CSS modules
export default css;
