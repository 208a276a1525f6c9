import type { fleet, PayloadOf } from '@falink/protocol';

type Beat = PayloadOf<(typeof fleet)['heartbeat']>;

const OPTIONS = ['打官司要多少钱', '普法点播', '法律援助预检', '查询进度', '律师值班', '村居顾问', '政策公告', '设置'];

/** What a television on its home page says while a programme plays: the second heartbeat differs from the first by its clocks. */
export function homeBeat(upForS: number): Beat {
  return {
    scene: {
      page: 'home',
      title: '首页',
      focus: { id: 'call', label: '呼叫律师' },
      options: OPTIONS.map((label, i) => ({ id: `choice-${i}`, label, digit: i + 1, disabled: false })),
      hints: [
        { key: 'red', label: '呼叫律师' },
        { key: 'ok', label: '打开' },
      ],
      player: { state: 'playing', kind: 'channel', title: '讨薪记', currentTime: upForS },
    },
    health: {
      uptimeS: upForS,
      heapBytes: 9_000_000 + Math.round(upForS),
      textureBytes: 16_000_000,
      downlinkMbps: 10,
      rttMs: 40,
      camera: true,
      microphone: true,
    },
  };
}
