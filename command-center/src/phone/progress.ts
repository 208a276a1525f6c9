import { SHANGHAI } from '@falink/client';

const DAY_MS = 86_400_000;

/** Share of the time that has passed between two Asia/Shanghai calendar dates, 0.04 … 1: never an empty bar. */
export function progress(acceptedAt: string, decisionDue: string, daysLeft: number): number {
  const from = new Intl.DateTimeFormat('sv-SE', { ...SHANGHAI }).format(Date.parse(acceptedAt));
  const total = Math.round((Date.parse(decisionDue) - Date.parse(from)) / DAY_MS);
  if (total <= 0) return 1;
  return Math.min(1, Math.max(0.04, (total - daysLeft) / total));
}
