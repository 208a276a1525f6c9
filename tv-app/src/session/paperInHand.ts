import { type Intake, type Paper, replacedPages, takesMorePages } from '@falink/protocol';

/** What is in front of the camera now. */
export interface PaperInHand {
  readonly paper: Paper;
  /** The officer waits for it. False: further pages may follow until the resident says that it is complete. */
  readonly wanted: boolean;
  /** Number and id of the one page that is to be taken again; null: another page, or the whole paper. */
  readonly again: { readonly n: number; readonly id: string } | null;
}

/** The paper that the officer has requested. */
function wantedPaper(intake: Intake | null): Paper | undefined {
  return intake?.papers.find((paper) => paper.state === 'requested' || paper.state === 'retake');
}

/** The latest document that waits for its review: further pages may follow. */
export function openDocument(intake: Intake | null): Paper | undefined {
  if (intake?.step !== 'identity' && intake?.step !== 'documents') return undefined;
  return intake.papers.filter((paper) => paper.kind === 'document' && paper.state === 'received').at(-1);
}

/** @param finished papers of which the resident said that they are complete */
export function paperInHand(intake: Intake | null, finished: ReadonlySet<string>): PaperInHand | undefined {
  const wanted = wantedPaper(intake);
  if (wanted) {
    const replaced = wanted.kind === 'document' ? replacedPages(wanted) : [];
    const [page] = replaced;
    const alone = page && replaced.length === 1 && wanted.pages.length > 1;
    return { paper: wanted, wanted: true, again: alone ? { n: numberOf(wanted, page.id), id: page.id } : null };
  }
  const open = openDocument(intake);
  return open && !finished.has(open.id) ? { paper: open, wanted: false, again: null } : undefined;
}

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

function numberOf({ pages }: Paper, id: string): number {
  return pages.findIndex((page) => page.id === id) + 1;
}
