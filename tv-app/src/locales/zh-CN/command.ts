export const command = {
  'command.message': '服务中心通知',
  'command.ok': '我看到了',
  'command.messageLine': '看完按 OK，或者按返回。',
  'command.messageFor': '过一会儿自动回到刚才的页面，也可以按 OK。',
  'command.test': '中心想检查这台电视',
  'command.testLine': '会用几秒摄像头和话筒，不录音录像。同意请按 OK，不同意按返回。',
  'command.testNotice': '{seconds} 秒后开始，会用几秒摄像头和话筒，不录音录像。不同意请按返回。',
  'command.agree': '同意检查',
  'command.refuse': '不同意',
} as const;
