// Written by `npm run css-types -w command-center`.
declare const css: {
  readonly wNext: string;
  readonly wPoster: string;
  readonly wPosterNone: string;
  readonly wProgramme: string;
  readonly wProgrammeText: string;
  readonly wTimes: string;
};
// biome-ignore lint/style/noDefaultExport: so do CSS modules
export default css;
