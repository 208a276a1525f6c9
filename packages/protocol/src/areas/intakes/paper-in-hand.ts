import type { Intake } from './intake.js';
import { type Paper, replacedPages } from './paper.js';

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
export function paperInHand(intake: Intake | null, finished: ReadonlySet<string> = new Set()): PaperInHand | undefined {
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

function numberOf({ pages }: Paper, id: string): number {
  return pages.findIndex((page) => page.id === id) + 1;
}
