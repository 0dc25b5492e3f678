import postgres from 'postgres';
import type { Connection } from './url.ts';

/** Limits of one client; times in milliseconds, 0 = none. */
export interface ClientOptions {
  readonly applicationName: string;
  readonly max: number;
  readonly statementTimeout: number;
  readonly lockTimeout: number;
}

function writeJson(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function writeDay(value: unknown): string {
  return value instanceof Date ? value.toISOString().slice(0, 10) : String(value);
}

/** Opens a pool: bigint → text, date → `YYYY-MM-DD`, jsonb parsed on the way out and JSON text on the way in. */
export function createClient(connection: Connection, options: ClientOptions): postgres.Sql {
  const { host, port, database, user, password, ssl } = connection;
  return postgres({
    ...(host.startsWith('/') ? { path: `${host}/.s.PGSQL.${port}` } : { host }),
    port,
    database,
    user,
    password,
    ssl,
    max: options.max,
    connect_timeout: 10,
    onnotice: () => undefined,
    types: {
      day: { to: 1082, from: [1082], serialize: writeDay, parse: (text: string) => text },
      json: { to: 3802, from: [114, 3802], serialize: writeJson, parse: (text: string) => JSON.parse(text) },
    },
    connection: {
      application_name: options.applicationName,
      statement_timeout: options.statementTimeout,
      lock_timeout: options.lockTimeout,
      idle_in_transaction_session_timeout: 60_000,
      timezone: 'UTC',
    },
  });
}
