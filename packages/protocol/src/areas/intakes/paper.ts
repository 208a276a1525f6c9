import { z } from 'zod';
import { IdSchema, InstantSchema, NameTextSchema } from '../../common.js';
import { since } from '../../versions/marks.js';

export const CaptureKindSchema = z.enum(['identity_front', 'identity_back', 'person', 'document']);
export type CaptureKind = z.infer<typeof CaptureKindSchema>;

/** Pages of one document; cards and the person are one picture each. */
export const MAX_PAPER_PAGES = 20;

/** A captured page. Its picture never changes: one that is taken again is another page in the same place. */
export const PaperPageSchema = z.object({
  id: IdSchema,
  capturedAt: InstantSchema,
  width: z.number().int(),
  height: z.number().int(),
  bytes: z.number().int(),
  sha256: z.string().max(64),
  /** The officer asked to take it again. Every page of a paper: the whole paper is taken again. */
  retake: since(2, z.boolean()),
  /** See `pageQuality`; null: not measured. */
  sharpness: since(2, z.number().min(0).nullable()),
});
export type PaperPage = z.infer<typeof PaperPageSchema>;

/** Papers of one intake. */
export const MAX_PAPERS = 40;

/** One paper asked for: requested by the officer, captured in the room, reviewed by the officer. */
export const PaperSchema = z.object({
  id: IdSchema,
  kind: CaptureKindSchema,
  label: NameTextSchema,
  state: z.enum(['requested', 'received', 'accepted', 'retake', 'later']),
  /** In the order of the paper's own pages. */
  pages: z.array(PaperPageSchema).max(MAX_PAPER_PAGES),
});
export type Paper = z.infer<typeof PaperSchema>;

/** Whether further pages can follow the ones that are there. */
export function takesMorePages({ kind, pages }: Pick<Paper, 'kind' | 'pages'>): boolean {
  return kind === 'document' && pages.length < MAX_PAPER_PAGES;
}

/**
 * The pages that the next picture takes the place of: a card's or a person's one picture, the page that the room takes
 * again, what the officer asked to take again. None: the picture is another page.
 *
 * @param again the page that the room names; one that is not there counts as none
 */
export function replacedPages(paper: Pick<Paper, 'kind' | 'state' | 'pages'>, again?: string): readonly PaperPage[] {
  const { kind, state, pages } = paper;
  if (kind !== 'document') return pages;
  const named = pages.filter(({ id }) => id === again);
  if (named.length > 0) return named;
  const asked = pages.filter(({ retake }) => retake);
  if (asked.length === 0) return state === 'retake' ? pages : [];
  return asked.length === pages.length ? pages : asked.slice(0, 1);
}
