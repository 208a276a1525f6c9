import type { ServiceProblem } from '@falink/protocol';
import { TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useProblems } from '../../data/problems.js';
import { Note } from '../../ui/Note.js';

type Translate = ReturnType<typeof useTranslation>['t'];

function sentence(problem: ServiceProblem, t: Translate): string {
  if (problem.code === 'privacy_notice') return t('jobs.problem.privacy', { missing: problem.missing.join('、') });
  if (problem.code === 'health_history') return t(`jobs.problem.health.${problem.why}`, { dropped: problem.dropped });
  const seconds = Math.abs(problem.seconds);
  const of = problem.of === 'database' ? t('jobs.problem.database') : problem.of;
  return t(problem.seconds > 0 ? 'jobs.problem.ahead' : 'jobs.problem.behind', { of, seconds });
}

function keyOf(problem: ServiceProblem): string {
  if (problem.code === 'clock_skew') return `${problem.code} ${problem.of}`;
  return problem.code === 'health_history' ? `${problem.code} ${problem.why}` : problem.code;
}

/** What has to be put right though the service works: a line each; nothing while nothing is known to be wrong. */
export function ServiceProblems() {
  const { t } = useTranslation();
  const { data } = useProblems();
  if (!data || data.problems.length === 0) return null;
  return (
    <Note tone="gold" icon={TriangleAlert}>
      {data.problems.map((problem) => (
        <div key={keyOf(problem)}>{sentence(problem, t)}</div>
      ))}
    </Note>
  );
}
