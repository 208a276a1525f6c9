export class PostgresServer {
  static create(): Promise<PostgresServer>;
  readonly url: string;
  start(): Promise<void>;
  stop(): Promise<void>;
  remove(): Promise<void>;
}
