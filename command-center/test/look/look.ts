import type { Page } from 'playwright-core';
import type { Console } from './console.js';
import type { ListSize } from './lists.js';

/** One picture: who looks at which page, and what they do there first. */
export interface Look {
  readonly name: string;
  readonly user: string | null;
  readonly width?: number;
  readonly height?: number;
  readonly locale?: 'en';
  readonly theme?: 'dark';
  readonly path: string;
  readonly lists?: ListSize;
  /** Its server is lost on purpose, so that it never comes to rest. */
  readonly restless?: true;
  readonly act?: (page: Page, server: Console) => Promise<void>;
}
