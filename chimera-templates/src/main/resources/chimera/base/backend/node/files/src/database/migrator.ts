import * as fs from 'node:fs/promises';
import * as path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { Kysely } from 'kysely';
import { FileMigrationProvider, Migrator } from 'kysely/migration';
import type { Log } from '../log.ts';
import { ping, type Schema } from './database.ts';
import { Unavailable } from './unavailable.ts';

/**
 * Waits for the database, which may start later than the application.
 *
 * @throws Unavailable when it does not answer in time
 */
export async function waitForDatabase(
  database: Kysely<Schema>,
  log: Log,
  seconds: number,
): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await ping(database);
    } catch (error) {
      if (!(error instanceof Unavailable) || attempt >= seconds) {
        throw error;
      }
      if (attempt % 10 === 1) {
        log.warning('waiting for the database', { reason: error.message });
      }
      await setTimeout(1_000);
    }
  }
}

/**
 * Brings the tables up to date: runs, once and in order, each file of migrations/ that has not run
 * yet. A lock in the database lets only one container do so at a time.
 *
 * @returns the migrations that ran now
 */
export async function migrate(database: Kysely<Schema>): Promise<string[]> {
  const migrator = new Migrator({
    db: database,
    provider: new FileMigrationProvider({
      fs,
      path,
      migrationFolder: path.join(import.meta.dirname, 'migrations'),
    }),
  });
  const { error, results = [] } = await migrator.migrateToLatest();
  if (error !== undefined) {
    const failed = results.find(({ status }) => status === 'Error');
    throw new Error(`The migration ${failed?.migrationName ?? ''} failed: ${messageOf(error)}`, {
      cause: error,
    });
  }
  return results.map(({ migrationName }) => migrationName);
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
