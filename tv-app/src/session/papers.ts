import { type Intake, type Paper, takesMorePages } from '@falink/protocol';

/** The page that was taken last, which may be taken again before the officer has seen it. */
export function lastPage({ pages }: Paper): { readonly n: number; readonly id: string } | null {
  const last = pages.at(-1);
  return last ? { n: pages.length, id: last.id } : null;
}

/** What was put off, latest first: it may be taken up again. */
export function postponedPapers(intake: Intake | null): readonly Paper[] {
  return intake?.papers.filter(({ state }) => state === 'later').reverse() ?? [];
}

/** Whether the paper has all the pages that one can have. */
export function isFull(paper: Paper): boolean {
  return !takesMorePages(paper);
}
