// Written by `npm run css-types -w command-center`.
declare const css: {
  readonly beside: string;
  readonly figureMarks: string;
  readonly figureName: string;
  readonly figureNow: string;
  readonly figureRow: string;
  readonly figureSource: string;
  readonly figureSub: string;
  readonly figureSubject: string;
  readonly figureTitle: string;
  readonly figureValue: string;
  readonly figures: string;
  readonly figuresFilter: string;
  readonly figuresSearch: string;
  readonly figuresView: string;
  readonly legal: string;
  readonly legalMain: string;
  readonly long: string;
  readonly ownDone: string;
  readonly ownField: string;
  readonly ownForm: string;
  readonly ownH: string;
  readonly ownList: string;
  readonly ownNumbers: string;
  readonly past: string;
  readonly subjectRow: string;
};
// biome-ignore lint/style/noDefaultExport: so do CSS modules
export default css;
