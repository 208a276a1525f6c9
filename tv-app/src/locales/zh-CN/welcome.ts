export const welcome = {
  'welcome.title': '字这么大，看得清吗？',
  'welcome.line': '以后可以在“设置”里改',
  'welcome.elder': '看得清，就用大字',
  'welcome.standard': '字小一点，一页多放些',
  'welcome.asking': '看看这台电视会不会念字',
  'welcome.largest': '还要更大，用特大字',
  'welcome.voiceTitle': '要不要把字念给您听？',
  'welcome.voiceLine': '按 0 随时可以再听一遍',
  'welcome.voiceYes': '要念',
  'welcome.voiceNo': '不用念',
} as const;
