import { type HealthTrouble, HealthTroubleSchema, type TroubledTerminal } from '@falink/protocol';

/** What the fleet page shows instead of the list of all: terminals with such trouble; null: the list of all. */
export function troubleOf(params: URLSearchParams): HealthTrouble | null {
  return HealthTroubleSchema.safeParse(params.get('trouble')).data ?? null;
}

/** What terminals are compared by: seconds, frames, a share. */
export function troubleSize(terminal: TroubledTerminal, by: HealthTrouble): number {
  return { stalls: terminal.stalledS, frames: terminal.longFrames, loss: terminal.loss ?? 0 }[by];
}

/** The trouble that a terminal has, the one that is compared by first. */
export function troublesOf(terminal: TroubledTerminal, by: HealthTrouble): HealthTrouble[] {
  const others = HealthTroubleSchema.options.filter((one) => one !== by && troubleSize(terminal, one) > 0);
  return [by, ...others];
}
