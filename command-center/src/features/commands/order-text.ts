import type { RecordedOrder } from '@falink/protocol';
import type { TFunction } from 'i18next';

/** What a command asks for, in a line. */
export function orderText(order: RecordedOrder, t: TFunction): string {
  const name = t(`commands.types.${order.type}`);
  switch (order.type) {
    case 'message':
      return `${name}：${order.text}`;
    case 'volume':
      return `${name} ${order.level}`;
    case 'collect_logs':
      return `${name} · ${order.lines} ${t('commands.field.lines')}`;
    case 'screen_power':
      return t(order.on ? 'commands.field.on' : 'commands.field.off');
    default:
      return name;
  }
}
