export const enrol = {
  'enrol.open': '输入安装码',
  'enrol.openLine': '标签上的 10 位数字',
  'enrol.title': '输入安装码',
  'enrol.how': '盒子标签上有 10 位数字。\n用遥控器的数字键输入，再按“确定”。',
  'enrol.serial': '序列号 {serial}',
  'enrol.delete': '删除',
  'enrol.send': '确定',
  'enrol.sending': '正在登记，请稍等……',
  'enrol.refused': '安装码不对、已用过或者过期了。\n请核对后再输，或按“返回”扫码登记。',
  'enrol.closed': '这个地点已经关闭。\n请按“返回”扫码登记，并告诉工作人员。',
  'enrol.unreachable': '平台没有应答，请检查网络，再按“确定”。',
} as const;
