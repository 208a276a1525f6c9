import type { AssignmentCase, Candidate } from '@falink/legal-rules';

export const ROSTER_SIZE = 1_000;

/** A criminal case with a minor: the filter that looks at most. */
export const CASE: AssignmentCase = {
  ref: '云河援〔2026〕00405号',
  date: '2026-07-13',
  kind: 'criminal',
  mayEndInLifeOrDeath: true,
  minor: true,
  specialty: 'criminal',
  district: 'yunhe',
  parties: ['party-1', 'party-2'],
  maxOpenCases: 6,
};

/** A roster in which about half may be drawn, and every ground of exclusion occurs. The same every time. */
export function makeRoster(size: number): Candidate[] {
  return Array.from({ length: size }, (_, i) => ({
    id: `lawyer-${String(i).padStart(5, '0')}`,
    firm: i % 9 === 0 ? null : `firm-${i % 40}`,
    profession: 'lawyer',
    practisingSince: '2010-03-01',
    criminalDefenceSince: i % 11 === 0 ? '2025-01-01' : '2012-06-01',
    familiarWithMinors: i % 13 !== 0,
    specialties: i % 7 === 0 ? ['family'] : ['criminal', 'family'],
    districts: i % 17 === 0 ? ['elsewhere'] : [],
    openCases: i % 8,
    conflicts: i % 19 === 0 ? ['party-2'] : [],
    onLeave: i % 23 === 0,
    suspended: i % 29 === 0,
  }));
}
