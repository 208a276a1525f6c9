// Written by `npm run css-types -w command-center`.
declare const css: {
  readonly mAlert: string;
  readonly mArea: string;
  readonly mArea0: string;
  readonly mArea1: string;
  readonly mArea2: string;
  readonly mArea3: string;
  readonly mCall: string;
  readonly mCentre: string;
  readonly mIdle: string;
  readonly mLabel: string;
  readonly mLine: string;
  readonly mNumber: string;
  readonly mOffline: string;
  readonly mPlaying: string;
  readonly mStar: string;
  readonly mSub: string;
  readonly mWaiting: string;
  readonly mWaitingDot: string;
  readonly mWaitingHalo: string;
  readonly unstable: string;
  readonly wLegend: string;
  readonly wMapStage: string;
};
// biome-ignore lint/style/noDefaultExport: so do CSS modules
export default css;
