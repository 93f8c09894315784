// Brings the database up to date. The container runs it at every start; run it again at any time:
//   docker compose exec backend npm run migrate

import { readConfig } from './config.ts';
import { openDatabase } from './database/database.ts';
import { migrate, waitForDatabase } from './database/migrator.ts';
import { Log } from './log.ts';

const log = new Log();
try {
  const database = openDatabase(readConfig(process.env).database);
  try {
    await waitForDatabase(database, log, 60);
    log.info('the database is up to date', { ran: await migrate(database) });
  } finally {
    await database.destroy();
  }
} catch (error) {
  log.exception(error);
  process.exitCode = 1;
}
