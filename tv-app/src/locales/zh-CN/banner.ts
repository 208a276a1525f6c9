/** The banner of a waiting call on other pages. */
export const banner = {
  'banner.queued': '还在给您排队',
  'banner.position': '前面 {count} 位',
  'banner.next': '下一个就是您',
  'banner.open': '回去看看',
} as const;
