import { routes } from '../routes.js';

/**
 * Every route that a television calls, the public ones among them: their answers are cut to the version that it
 * announced, and their lists are whole (SPEC V3, V6).
 */
export const boxRoutes = {
  requestPairing: routes.requestPairing,
  pairingStatus: routes.pairingStatus,
  challenge: routes.challenge,
  token: routes.token,
  demoPair: routes.demoPair,
  claimEnrolment: routes.claimEnrolment,
  offerKey: routes.offerKey,
  home: routes.home,
  serviceRoom: routes.serviceRoom,
  createCall: routes.createCall,
  currentCall: routes.currentCall,
  answerCall: routes.answerCall,
  setCategory: routes.setCategory,
  endCall: routes.endCall,
  roomAccess: routes.roomAccess,
  rate: routes.rate,
  goodbye: routes.goodbye,
  offerCompanion: routes.offerCompanion,
  endCompanion: routes.endCompanion,
  offerScreen: routes.offerScreen,
  leaveScreen: routes.leaveScreen,
  leaveNumber: routes.leaveNumber,
  currentIntake: routes.currentIntake,
  postponePaper: routes.postponePaper,
  reopenPaper: routes.reopenPaper,
  uploadPage: routes.uploadPage,
  confirm: routes.confirm,
  follow: routes.follow,
  rulebook: routes.rulebook,
  listAssets: routes.listAssets,
  onAir: routes.onAir,
  terminalPrivacyNotice: routes.terminalPrivacyNotice,
  acknowledgePrivacyNotice: routes.acknowledgePrivacyNotice,
  terminalTarget: routes.terminalTarget,
  reportTarget: routes.reportTarget,
  voice: routes.voice,
  voiceBundle: routes.voiceBundle,
  speak: routes.speak,
  probeNetwork: routes.probeNetwork,
} as const;

export type BoxRoute = (typeof boxRoutes)[keyof typeof boxRoutes];
