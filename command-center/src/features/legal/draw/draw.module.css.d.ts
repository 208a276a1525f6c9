// Written by `npm run css-types -w command-center`.
declare const css: {
  readonly chosen: string;
  readonly differs: string;
  readonly drawColumns: string;
  readonly drawCompare: string;
  readonly drawDiffers: string;
  readonly drawDigits: string;
  readonly drawDivision: string;
  readonly drawDrop: string;
  readonly drawFacts: string;
  readonly drawLines: string;
  readonly drawNumbers: string;
  readonly drawReceipt: string;
  readonly drawReceiptField: string;
  readonly drawReport: string;
  readonly drawResult: string;
  readonly drawResultName: string;
  readonly drawRoster: string;
  readonly drawRows: string;
  readonly drawSame: string;
  readonly drawStep: string;
  readonly drawSteps: string;
  readonly drawVerdict: string;
  readonly hashBox: string;
  readonly on: string;
  readonly out: string;
  readonly over: string;
  readonly standing: string;
};
// biome-ignore lint/style/noDefaultExport: so do CSS modules
export default css;
