export const finder = {
  title: '查找',
  label: '查找页面、终端、申请号',
  found: '找到的',
  group: { pages: '页面', terminals: '终端', applications: '法援申请' },
  all: { terminals: '在终端列表里看全部 {{count}} 台', applications: '在申请列表里看全部 {{count}} 件' },
  loading: '正在查找',
  nothing: '没有找到“{{words}}”。请换个说法，或查地点、终端名称、申请号。',
  count: '{{count}} 项。上下键选，Enter 打开。',
};
