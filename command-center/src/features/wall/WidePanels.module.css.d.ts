// Written by `npm run css-types -w command-center`.
declare const css: {
  readonly alarms: string;
  readonly areaList: string;
  readonly areas: string;
  readonly hourAll: string;
  readonly hourMany: string;
  readonly hourSome: string;
  readonly hourUnknown: string;
  readonly legend: string;
  readonly numbers: string;
  readonly rated: string;
  readonly ratings: string;
  readonly ratio: string;
  readonly score1: string;
  readonly score2: string;
  readonly score3: string;
  readonly score4: string;
  readonly score5: string;
  readonly scores: string;
  readonly strip: string;
  readonly tasks: string;
};
// biome-ignore lint/style/noDefaultExport: so do CSS modules
export default css;
