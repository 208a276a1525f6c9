/** What a terminal's socket was admitted as: its `data`. */
export interface FleetLine {
  readonly terminalId: string;
  /** Org unit of its site. */
  readonly orgPath: string;
  readonly connectionId: string;
  readonly tabId: string;
  readonly tokenVersion: number;
  /** Version of the contract that its page speaks. */
  readonly version: number;
}
