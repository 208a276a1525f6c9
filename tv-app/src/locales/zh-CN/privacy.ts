export const privacy = {
  'privacy.title': '您的信息，我们这样用',
  'privacy.ok': '我知道了',
  'privacy.more': '看详细的',
  'privacy.back': '回开头',
  'privacy.loading': '正在取告知的内容，请稍等。',
  'privacy.failed': '现在取不到告知的内容',
  'privacy.failedLine': '可能是网络断了，过一会儿再试，或者打 12348 问。',
  'privacy.always': '以后可以在“设置”里再看',
} as const;
