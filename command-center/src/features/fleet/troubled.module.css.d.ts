// Written by `npm run css-types -w command-center`.
declare const css: {
  readonly box: string;
  readonly name: string;
  readonly opened: string;
  readonly scroll: string;
  readonly since: string;
  readonly table: string;
  readonly waiting: string;
  readonly worst: string;
};
// biome-ignore lint/style/noDefaultExport: so do CSS modules
export default css;
