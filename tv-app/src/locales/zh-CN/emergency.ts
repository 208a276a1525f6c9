export const emergency = {
  'emergency.title': '紧急通知',
  'emergency.issued': '{issuer}　{time} 发布',
  'emergency.playing': '正在播报',
  'emergency.ok': '我看到了',
  'emergency.until': '{time} 后自动回到刚才的节目。',
} as const;
