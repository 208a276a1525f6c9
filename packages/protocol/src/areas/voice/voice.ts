import { z } from 'zod';
import { LocaleSchema } from '../../common.js';
import { firstOf } from '../../text.js';

/** Longest text that is said at once; a page is said in several. */
export const MAX_SPEECH_TEXT = 400;

/** The fixed sentences of a language as sound; another voice or another list is another revision. */
export const VoiceBundleSchema = z.object({
  revision: z.string().regex(/^[0-9a-f]{16}$/),
  bytes: z.number().int().min(1),
});
export type VoiceBundle = z.infer<typeof VoiceBundleSchema>;

/** What the service can say. */
export const VoiceSchema = z.object({
  /** Languages with a voice; `bundle` is null until a television asked for it and its sentences are rendered. */
  languages: firstOf(
    z.object({ locale: LocaleSchema, bundle: VoiceBundleSchema.nullable() }),
    LocaleSchema.options.length,
  ),
});
export type Voice = z.infer<typeof VoiceSchema>;

/** One utterance. */
export const SpeechSchema = z.strictObject({
  text: z.string().trim().min(1).max(MAX_SPEECH_TEXT),
  locale: LocaleSchema,
});
export type Speech = z.infer<typeof SpeechSchema>;
