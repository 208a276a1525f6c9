// Written by `npm run css-types -w command-center`.
declare const css: {
  readonly add: string;
  readonly cell: string;
  readonly chip: string;
  readonly chips: string;
  readonly copied: string;
  readonly count: string;
  readonly ended: string;
  readonly grid: string;
  readonly group: string;
  readonly hint: string;
  readonly hours: string;
  readonly keyPlace: string;
  readonly keyRemote: string;
  readonly legend: string;
  readonly names: string;
  readonly on: string;
  readonly over: string;
  readonly person: string;
  readonly remote: string;
  readonly scroll: string;
  readonly site: string;
  readonly stack: string;
  readonly today: string;
  readonly waiting: string;
  readonly who: string;
};
// biome-ignore lint/style/noDefaultExport: so do CSS modules
export default css;
