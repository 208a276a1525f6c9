export class PostgresServer {
  static create(options?: { durable?: boolean }): Promise<PostgresServer>;
  readonly url: string;
  start(): Promise<void>;
  stop(): Promise<void>;
  remove(): Promise<void>;
}
