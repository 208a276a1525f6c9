export const deviceCheck = {
  'check.title': '试试摄像头和话筒',
  'check.again': '再试一次',
  'check.done': '好了',
  'check.camGood': '摄像头正常',
  'check.camGoodLine': '看得到自己就对了',
  'check.camBad': '没有摄像头画面',
  'check.micGood': '话筒正常',
  'check.micBad': '没有声音进来',
  'check.plug': '请插好摄像头再试；没有也能只用声音呼叫。',
  'check.noLocalMedia': '这个浏览器是 Firefox，打开的又是本机，通话会没有声音和画面。请换 Chrome 或 Edge。',
  'check.refused': '浏览器没有允许使用，请工作人员在设置里打开。',
} as const;
