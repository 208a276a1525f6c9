import { z } from 'zod';
import { IdSchema, InstantSchema, NameTextSchema } from '../../common.js';

export const CaptureKindSchema = z.enum(['identity_front', 'identity_back', 'person', 'document']);

/** Papers of one intake. */
export const MAX_PAPERS = 40;
/** Pages of one paper. */
export const MAX_PAGES = 20;

/** One paper asked for: requested by the officer, captured in the room, reviewed by the officer. */
export const PaperSchema = z.object({
  id: IdSchema,
  kind: CaptureKindSchema,
  label: NameTextSchema,
  state: z.enum(['requested', 'received', 'accepted', 'retake', 'later']),
  pages: z
    .array(
      z.object({
        id: IdSchema,
        capturedAt: InstantSchema,
        width: z.number().int(),
        height: z.number().int(),
        bytes: z.number().int(),
        sha256: z.string().max(64),
      }),
    )
    .max(MAX_PAGES),
});
export type Paper = z.infer<typeof PaperSchema>;
