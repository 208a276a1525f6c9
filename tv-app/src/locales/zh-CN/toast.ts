/** Short messages at the foot of the screen. */
export const toast = {
  'toast.callOver': '通话已结束',
  'toast.connectionLost': '网络断得太久，通话结束了，可以再呼叫一次',
  'toast.failed': '通话没有接上，可以再呼叫一次',
  'toast.leftQueue': '已经退出排队',
  'toast.returned': '通话回到手机上了，请看手机',
  'toast.backToLive': '已经回到直播',
  'toast.noLocalMedia': '在本机用 Firefox 接不通通话，请换 Chrome 或 Edge',
  'toast.callOff': '这台电视不打视频电话，法律咨询请拨 12348',
  'toast.ringDeclined': '已经告诉对方，您现在不方便',
  'toast.ringCancelled': '对方已经挂断',
  'toast.ringMissed': '刚才有人找您，没有接到',
  'toast.volume': '音量 {level}',
} as const;
