export const callback = {
  'callback.title': '请按您的电话号码',
  'callback.line': '手机或者座机都行，座机前面加区号',
  'callback.clear': '删一位',
  'callback.send': '就是这个号码',
  'callback.cancel': '不留了',
  'callback.failed': '没有送到，请再按一次',
  'callback.kept': '记下了',
  'callback.keptLine': '我们会打 {phone} 找您，请留意来电。',
  'callback.done': '好的',
} as const;
