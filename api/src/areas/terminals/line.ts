/** What a terminal's socket was admitted as: its `data`. */
export interface FleetLine {
  readonly terminalId: string;
  readonly connectionId: string;
  readonly tabId: string;
  readonly tokenVersion: number;
  /** Version of the contract that its page speaks. */
  readonly version: number;
}
