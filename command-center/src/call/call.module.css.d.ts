// Written by `npm run css-types -w command-center`.
declare const css: {
  readonly agentPill: string;
  readonly callVideo: string;
  readonly compact: string;
  readonly controls: string;
  readonly ctl: string;
  readonly deviceHelp: string;
  readonly deviceLine: string;
  readonly deviceList: string;
  readonly deviceName: string;
  readonly devices: string;
  readonly level: string;
  readonly lostLine: string;
  readonly on: string;
  readonly paperVideo: string;
  readonly qFair: string;
  readonly qGood: string;
  readonly qLost: string;
  readonly qPoor: string;
  readonly red: string;
  readonly remoteVideo: string;
  readonly selfEmpty: string;
  readonly selfFrame: string;
  readonly selfOff: string;
  readonly selfSmall: string;
  readonly selfVideo: string;
  readonly solid: string;
  readonly videoChip: string;
  readonly videoChips: string;
  readonly videoOverlay: string;
  readonly wrapBar: string;
  readonly wrapLeft: string;
};
// biome-ignore lint/style/noDefaultExport: so do CSS modules
export default css;
