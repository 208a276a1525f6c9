import type { PrivacyAudience } from '@falink/protocol';
import type { Config } from '../../kernel/config.js';

/** What a notice is made of. */
export interface NoticeFacts {
  readonly audience: PrivacyAudience;
  /** Null: the installation has several districts and none was named. */
  readonly district: {
    readonly serviceName: { readonly zh: string; readonly en: string };
    readonly hotline: string;
    readonly supervisionPhone: string;
  } | null;
  /** Who answers for the processing; null: not configured, and the notice says so. */
  readonly processor: string | null;
  /** Where that office is reached about personal information; null as above. */
  readonly contact: string | null;
  /** The configured periods, in days: the notice promises what the service does. */
  readonly keep: Config['keep'];
  /** For how many days what a television measures of itself is kept, at most. */
  readonly keepHealthDays: number;
}
