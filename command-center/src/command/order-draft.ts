import { type CommandOrder, CommandOrderSchema, type CommandType } from '@falink/protocol';

/** What a person has entered, for every type: changing the type loses nothing. */
export interface OrderDraft {
  readonly type: CommandType | null;
  readonly text: string;
  /** Null: until OK. */
  readonly seconds: number | null;
  /** Null: the channel. */
  readonly assetId: string | null;
  readonly level: number;
  readonly lines: number;
  readonly on: boolean;
}

export const EMPTY_DRAFT: OrderDraft = {
  type: null,
  text: '',
  seconds: null,
  assetId: null,
  level: 50,
  lines: 100,
  on: false,
};

/** The order that a draft describes; null: something is missing. */
export function orderOf({ type, ...fields }: OrderDraft): CommandOrder | null {
  const parsed = CommandOrderSchema.safeParse({ type, ...fields });
  return parsed.success ? parsed.data : null;
}
