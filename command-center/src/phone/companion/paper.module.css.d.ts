// Written by `npm run css-types -w command-center`.
declare const css: {
  readonly asked: string;
  readonly card: string;
  readonly first: string;
  readonly frame: string;
  readonly keys: string;
  readonly last: string;
  readonly mirrored: string;
  readonly picture: string;
  readonly screen: string;
  readonly second: string;
  readonly shot: string;
  readonly side: string;
  readonly stage: string;
  readonly trouble: string;
  readonly video: string;
  readonly wide: string;
  readonly words: string;
};
// biome-ignore lint/style/noDefaultExport: so do CSS modules
export default css;
