// Written by `npm run css-types -w command-center`.
declare const css: {
  readonly again: string;
  readonly jobActs: string;
  readonly jobBar: string;
  readonly jobCount: string;
  readonly jobDrop: string;
  readonly jobFacts: string;
  readonly jobHead: string;
  readonly jobList: string;
  readonly jobMore: string;
  readonly jobPercent: string;
  readonly jobReason: string;
  readonly jobRow: string;
  readonly jobSubject: string;
  readonly jobs: string;
  readonly jobsColumns: string;
  readonly jobsFailed: string;
  readonly jobsNow: string;
};
// biome-ignore lint/style/noDefaultExport: so do CSS modules
export default css;
