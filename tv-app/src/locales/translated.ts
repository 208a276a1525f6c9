/** A page's words in another language: every key of the Chinese ones, and no other. */
export type Translated<Words> = Readonly<Record<keyof Words, string>>;
