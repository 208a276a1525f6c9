import { type NetworkReport, networkVerdict, type PathResult } from './network-report.js';

const RESULTS: readonly PathResult[] = ['works', 'fails', 'not_offered'];

it('[M15] prefers UDP to TCP and TCP to a relay; a call has media when one of them works', () => {
  for (const udp of RESULTS)
    for (const tcp of RESULTS)
      for (const turn of RESULTS) {
        const report: NetworkReport = { udp, tcp, turn };
        const [first] = (['udp', 'tcp', 'turn'] as const).filter((way) => report[way] === 'works');
        const words = { udp: 'good', tcp: 'slow', turn: 'relayed' } as const;
        expect(networkVerdict(report)).toBe(first ? words[first] : 'none');
      }
});
