// Written by `npm run css-types -w command-center`.
declare const css: {
  readonly appFilter: string;
  readonly appSearch: string;
  readonly appTable: string;
  readonly dBlue: string;
  readonly dCoral: string;
  readonly dGold: string;
  readonly dSlate: string;
  readonly days: string;
  readonly dot: string;
  readonly dueDay: string;
  readonly dueDays: string;
  readonly dueDots: string;
  readonly overdue: string;
  readonly today: string;
};
// biome-ignore lint/style/noDefaultExport: so do CSS modules
export default css;
