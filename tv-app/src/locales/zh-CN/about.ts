export const about = {
  'about.title': '关于这台电视',
  'about.name': '名称',
  'about.site': '地点',
  'about.version': '版本',
  'about.terminal': '终端编号',
  'about.network': '网络',
  'about.networkGood': '连着服务平台',
  'about.networkBad': '没有连上',
  'about.back': '返回',
} as const;
