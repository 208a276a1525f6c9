import { Store } from '@falink/client';
import { intakeRoutes, type ResponseOf } from '@falink/protocol';
import { type ApiClient, refusalOf } from './ApiClient.js';

export type FollowAnswer = ResponseOf<typeof intakeRoutes.follow>;

export interface FollowState {
  readonly number: string;
  readonly queryCode: string;
  readonly status: 'asking' | 'looking' | 'found' | 'unknown' | 'unreachable';
  readonly answer: FollowAnswer | null;
}

const START: FollowState = { number: '', queryCode: '', status: 'asking', answer: null };

/** Following an application by its number and query code; neither is kept after the page is left. */
export class FollowModel {
  readonly store = new Store<FollowState>(START);

  constructor(private readonly api: ApiClient) {}

  reset(): void {
    this.store.set(START);
  }

  async look(number: string, queryCode: string): Promise<void> {
    this.store.set({ number, queryCode, status: 'looking', answer: null });
    try {
      this.store.set({
        status: 'found',
        answer: await this.api.call(intakeRoutes.follow, { body: { number, queryCode } }),
      });
    } catch (error) {
      this.store.set({ status: refusalOf(error) ? 'unknown' : 'unreachable' });
    }
  }
}
