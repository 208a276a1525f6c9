// Written by `npm run css-types -w command-center`.
declare const css: {
  readonly wCall: string;
  readonly wCallList: string;
  readonly wCallText: string;
  readonly wMore: string;
  readonly wNumber: string;
};
// biome-ignore lint/style/noDefaultExport: so do CSS modules
export default css;
