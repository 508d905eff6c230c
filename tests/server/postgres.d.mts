export interface Postgres {
  url: string;
  stop(): Promise<void>;
  kill(backends: readonly number[]): Promise<void>;
  restart(): Promise<void>;
}
export function startPostgres(options?: { durable?: boolean }): Promise<Postgres>;
