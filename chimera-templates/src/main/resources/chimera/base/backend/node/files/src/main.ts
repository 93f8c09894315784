// Starts the server, and stops it when the container is told to.

import { createServer } from 'node:http';
import { format } from 'node:util';
import { createApp } from './app.ts';
import { readConfig } from './config.ts';
import { openDatabase, ping } from './database/database.ts';
import { Log } from './log.ts';
import { DatabaseNotes } from './notes/database-notes.ts';

/** How long requests may still take once the container is to stop; Docker waits a little longer. */
const STOP_MILLISECONDS = 10_000;

const log = new Log();
// What libraries have to say, too, is one JSON object a line.
console.error = (...message) => log.warning(format(...message));
process.on('uncaughtException', (error) => {
  log.exception(error);
  process.exit(1);
});

const config = readConfig(process.env);
const database = openDatabase(config.database);
const server = createServer(
  createApp({
    name: config.name,
    development: config.development,
    log,
    notes: new DatabaseNotes(database),
    checks: { database: () => ping(database) },
  }),
);
server.listen(config.port, () => log.info('listening', { port: config.port }));

/** Takes no new requests, finishes those that run, closes the connections; then nothing is left to do. */
function stop(signal: NodeJS.Signals): void {
  log.info('stopping', { signal });
  setTimeout(() => {
    log.warning('requests took too long to finish');
    process.exit(1);
  }, STOP_MILLISECONDS).unref();
  server.close(() => void database.destroy());
  // A connection that is kept open for more requests would keep the server open, too.
  setInterval(() => server.closeIdleConnections(), 100).unref();
}
process.once('SIGTERM', stop);
process.once('SIGINT', stop);
