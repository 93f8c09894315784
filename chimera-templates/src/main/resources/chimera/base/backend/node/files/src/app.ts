import express, { type Express } from 'express';
import { type Checks, healthApi } from './health/health-api.ts';
import { homePage } from './home/home-page.ts';
import { notFound, only, problems } from './http/errors.ts';
import { requestLog } from './http/request-log.ts';
import type { Log } from './log.ts';
import type { Notes } from './notes/notes.ts';
import { notesApi } from './notes/notes-api.ts';

interface Parts {
  readonly name: string;
  readonly development: boolean;
  readonly log: Log;
  readonly notes: Notes;
  readonly checks: Checks;
  readonly now?: () => Date;
}

/** Wires the parts together: which address is answered by what. */
export function createApp({
  name,
  development,
  log,
  notes,
  checks,
  now = () => new Date(),
}: Parts): Express {
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.enable('strict routing');
  app.enable('case sensitive routing');

  app.use(requestLog(log));
  app.use((_request, response, next) => {
    response.set('Cache-Control', 'no-store');
    next();
  });
  app
    .route('/api/')
    .get((_request, response) => {
      response.json({ health: '/api/health', notes: '/api/notes' });
    })
    .all(only('GET', 'HEAD'));
  app.use(healthApi(checks, log));
  app.use(notesApi(notes, now));
  app.use(homePage(name, notes, log));
  app.use(notFound);
  app.use(problems(log, development));
  return app;
}
