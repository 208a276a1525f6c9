/** The first start, and its last page. */
export const firstStart = {
  'first.progress': '第 {step} 步，共 {count} 步',
  'first.later': '以后再说',
  'ready.title': '都好了，试一次红键',
  'ready.line': '红键就是叫律师。现在按一下试试，\n这一次不会真的打出去。',
  'ready.triedTitle': '对，就是这个键',
  'ready.triedLine': '以后有事就按它，律师会到电视上来。不收钱。',
  'ready.try': '试一次',
  'ready.home': '开始用',
  'ready.later': '不试了，开始用',
} as const;
