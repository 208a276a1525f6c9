/** The words of every page: its name, keys, hints, dates. */
export const app = {
  'app.name': '法联',
  'app.demo': '演示，不是真的服务',
  'app.terminal': '公共法律服务电视终端',

  'key.red': '红',
  'key.redKey': '红键',
  'key.green': '绿',
  'key.yellow': '黄',
  'key.blue': '蓝',
  'key.back': '返回',
  'hint.again': '再听一遍',
  'hint.home': '回首页',
  'hint.call': '呼叫律师',

  'date.line': '{month}月{day}日 星期{weekday}',
  'date.elder': '星期{weekday} {part}',
  'date.weekdays': '日一二三四五六',
  'date.morning': '上午',
  'date.noon': '中午',
  'date.afternoon': '下午',
  'date.evening': '晚上',
  'hint.back': '回上一页',
} as const;
