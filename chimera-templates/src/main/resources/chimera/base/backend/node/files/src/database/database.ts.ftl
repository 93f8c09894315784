[#if uses.database.capability == "database/postgresql"]
import {
  type AbortableOperationOptions,
  type Generated,
  Kysely,
  PostgresDialect,
  sql,
} from 'kysely';
import pg from 'pg';
[#else]
import {
  type AbortableOperationOptions,
  CompiledQuery,
  type Generated,
  Kysely,
  MysqlDialect,
  sql,
} from 'kysely';
import { createPool } from 'mysql2';
[/#if]
import type { DatabaseConfig } from '../config.ts';
import { Unavailable } from './unavailable.ts';

/** The tables, as the migrations make them. */
export interface Schema {
  readonly notes: NotesTable;
}

export interface NotesTable {
  readonly id: Generated<number>;
  readonly text: string;
  readonly created_at: Date;
}

const MAX_CONNECTIONS = 10;
const CONNECT_MILLISECONDS = 3_000;
const ANSWER_MILLISECONDS = 5_000;

[#if uses.database.capability == "database/postgresql"]
/** Returns the database with its pool of connections, which are opened when they are needed. */
export function openDatabase(config: DatabaseConfig): Kysely<Schema> {
  const pool = new pg.Pool({
    host: config.host,
    port: config.port,
    database: config.name,
    user: config.user,
    password: config.password,
    max: MAX_CONNECTIONS,
    connectionTimeoutMillis: CONNECT_MILLISECONDS,
    keepAlive: true,
    // Whatever zone the server is set to: now() and the like speak of UTC.
    options: '-c TimeZone=UTC',
  });
  // The pool replaces a broken connection by itself; unheard, this event would end the application.
  pool.on('error', () => {});
  return new Kysely({ dialect: new PostgresDialect({ pool }) });
}

// Numbers of the type BIGINT, such as ids, as numbers: JavaScript's are exact up to 2^53.
pg.types.setTypeParser(pg.types.builtins.INT8, Number);
[#else]
/** Returns the database with its pool of connections, which are opened when they are needed. */
export function openDatabase(config: DatabaseConfig): Kysely<Schema> {
  const pool = createPool({
    host: config.host,
    port: config.port,
    database: config.name,
    user: config.user,
    password: config.password,
    connectionLimit: MAX_CONNECTIONS,
    connectTimeout: CONNECT_MILLISECONDS,
    // Times are written and read as UTC …
    timezone: 'Z',
  });
  return new Kysely({
    dialect: new MysqlDialect({
      pool,
      // … and now() speaks of UTC, too, whatever zone the server is set to.
      onCreateConnection: async (connection) => {
        await connection.executeQuery(CompiledQuery.raw("set time_zone = '+00:00'"));
      },
    }),
  });
}
[/#if]

/** Throws unless the database answers. */
export async function ping(database: Kysely<Schema>): Promise<void> {
  await answered((options) => sql`select 1`.execute(database, options));
}

/**
 * Runs a query and waits for its answer, but not forever.
 *
 * @throws Unavailable if the database cannot be reached or does not answer in time
 */
export async function answered<T>(
  query: (options: AbortableOperationOptions) => Promise<T>,
  milliseconds: number = ANSWER_MILLISECONDS,
): Promise<T> {
  const signal = AbortSignal.timeout(milliseconds);
  try {
    return await query({ signal });
  } catch (error) {
    if (signal.aborted || isConnectionError(error)) {
      throw new Unavailable(error instanceof Error ? error.message : String(error), {
        cause: error,
      });
    }
    throw error;
  }
}

[#if uses.database.capability == "database/postgresql"]
/**
 * Tells whether it is not the query that is wrong. The server's own errors have a code
 * (https://www.postgresql.org/docs/current/errcodes-appendix.html): connection, authorization,
 * resources, shutdown. All others that pg throws are about the connection.
 */
function isConnectionError(error: unknown): boolean {
  return error instanceof pg.DatabaseError
    ? /^(08|28|53|57P)/.test(error.code ?? '')
    : error instanceof Error && !(error instanceof TypeError);
}
[#else]
/** Tells whether it is not the query that is wrong: mysql2 marks what ends a connection. */
function isConnectionError(error: unknown): boolean {
  return error instanceof Error && 'fatal' in error && error.fatal === true;
}
[/#if]
