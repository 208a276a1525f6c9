/** That the camera is on, and who sees it. */
export const seen = {
  'seen.own': '摄像头开着',
  'seen.ownLine': '摄像头开着，现在只有您自己看得到',
  'seen.shared': '对方看得到您',
  'seen.sharedLine': '摄像头开着，现在对方看得到您',
} as const;
