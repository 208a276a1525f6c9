// Written by `npm run css-types -w command-center`.
declare const css: {
  readonly beside: string;
  readonly codeInput: string;
  readonly disabled: string;
  readonly drawerSub: string;
  readonly fingerprint: string;
  readonly fleet: string;
  readonly fleetMain: string;
  readonly fleetSelect: string;
  readonly fleetTable: string;
  readonly fleetViews: string;
  readonly focus: string;
  readonly mirror: string;
  readonly mirrorBody: string;
  readonly mirrorCall: string;
  readonly mirrorOptions: string;
  readonly mirrorStage: string;
  readonly mirrorTop: string;
  readonly on: string;
  readonly pairingCode: string;
  readonly pairingList: string;
  readonly pairingPage: string;
  readonly pairingRow: string;
  readonly pairings: string;
  readonly sceneGrid: string;
  readonly sceneNote: string;
  readonly view: string;
};
// biome-ignore lint/style/noDefaultExport: so do CSS modules
export default css;
