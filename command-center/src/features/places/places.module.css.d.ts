// Written by `npm run css-types -w command-center`.
declare const css: {
  readonly acts: string;
  readonly cell: string;
  readonly columns: string;
  readonly day: string;
  readonly down: string;
  readonly filters: string;
  readonly foot: string;
  readonly form: string;
  readonly found: string;
  readonly kinds: string;
  readonly loading: string;
  readonly nothing: string;
  readonly on: string;
  readonly pair: string;
  readonly panel: string;
  readonly places: string;
  readonly row: string;
  readonly rows: string;
  readonly scroll: string;
  readonly side: string;
  readonly site: string;
  readonly siteList: string;
  readonly sites: string;
  readonly turn: string;
  readonly unit: string;
  readonly units: string;
  readonly whole: string;
  readonly wide: string;
};
// biome-ignore lint/style/noDefaultExport: so do CSS modules
export default css;
