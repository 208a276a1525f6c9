import { Skeleton } from 'antd';
import { lazy, Suspense } from 'react';

const TerminalHealth = lazy(() => import('./health/TerminalHealth.js').then((m) => ({ default: m.TerminalHealth })));

/** A terminal's charts; their code is loaded when the first drawer opens. */
export function TerminalHealthLater({ terminalId }: { terminalId: string }) {
  return (
    <Suspense fallback={<Skeleton active title={false} paragraph={{ rows: 6 }} />}>
      <TerminalHealth key={terminalId} terminalId={terminalId} />
    </Suspense>
  );
}
