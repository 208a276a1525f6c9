import { SHANGHAI } from '@falink/client';
import { useNow } from '../api/services.js';

const TIME = new Intl.DateTimeFormat('zh-CN', {
  ...SHANGHAI,
  hour: '2-digit',
  minute: '2-digit',
  hour12: false,
});

/** The time of day in Asia/Shanghai, by the server's clock. */
export function Clock() {
  return <time className="page-clock">{TIME.format(useNow(1_000))}</time>;
}
