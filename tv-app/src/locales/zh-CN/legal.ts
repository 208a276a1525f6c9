/** The words that the pre-check and the calculators share; what the law says comes from the legal rules themselves. */
export const legal = {
  'legal.loading': '正在准备，请稍等一下',
  'legal.failed': '这一页没有取到',
  'legal.failedLine': '网络好像断了。网络恢复后会好，也可以现在再试一次。',

  'question.progress': '第 {current} 题，一共 {of} 题',
  'question.why': '为什么问这个',
  'question.back': '上一题',
  'question.person': '找个人问问',
  'question.more': '看别的',

  'result.steps': '怎么算的',
  'result.law': '依据',
  'result.notes': '要知道的',
  'result.notLocal': '没有取到本地的数字，是按全国的规定算的，本地可能不同。',
  'result.unverified': '有的数字还没有对照原文核实，请向律师确认。',
  'result.nextPage': '看下一页',
  'result.firstPage': '回第一页',
  'result.page': '第 {page} 页，共 {pages} 页',
} as const;
