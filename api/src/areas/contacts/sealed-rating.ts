import { randomUUID } from 'node:crypto';
import { IdSchema, RatingScoreSchema } from '@falink/protocol';
import { z } from 'zod';
import { seal, unseal } from '../../kernel/auth/seal.js';
import { purposeKey, type Secrets } from '../../kernel/auth/secrets.js';
import type { Rating, SealedRating } from './queries/ratings.js';

export const RATINGS = 'ratings';
export const ratingContext = (id: string): string => `rating:${id}`;

const SealedSchema = z.tuple([IdSchema, RatingScoreSchema]);

/** Names neither call nor time, and is of one length, whatever the score. */
export function sealRating(secrets: Pick<Secrets, 'data'>, { agentId, score }: Rating): SealedRating {
  const id = randomUUID();
  return { id, sealed: seal(purposeKey(secrets, RATINGS), JSON.stringify([agentId, score]), ratingContext(id)) };
}

/** @throws Error when it was sealed with another key, or for another row */
export function openRating(secrets: Pick<Secrets, 'data'>, { id, sealed }: SealedRating): Rating {
  const text = unseal(purposeKey(secrets, RATINGS), sealed, ratingContext(id)).toString('utf8');
  const [agentId, score] = SealedSchema.parse(JSON.parse(text));
  return { agentId, score };
}
