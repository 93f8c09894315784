import { join } from 'node:path';
import express, { Router } from 'express';
import { Unavailable } from '../database/unavailable.ts';
import { only } from '../http/errors.ts';
import type { Log } from '../log.ts';
import { MAX_NOTES, type Note, type Notes } from '../notes/notes.ts';
import { page } from './page.ts';

const ASSETS = join(import.meta.dirname, '../../public/assets');
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; " +
  "img-src 'self' data:; base-uri 'none'; form-action 'self'; frame-ancestors 'self'";

/** The page at "/": the notes as HTML, which public/assets/app.js then keeps up to date through the API. */
export function homePage(name: string, notes: Notes, log: Log): Router {
  async function newest(): Promise<Note[] | undefined> {
    try {
      return await notes.newest(MAX_NOTES);
    } catch (error) {
      if (!(error instanceof Unavailable)) {
        throw error;
      }
      log.exception(error);
      return undefined;
    }
  }

  const router = Router({ strict: true, caseSensitive: true });
  router
    .route('/')
    .get(async (_request, response) => {
      const shown = await newest();
      response
        .status(shown ? 200 : 503)
        .set('Content-Security-Policy', POLICY)
        .type('html')
        .send(page(name, shown).text);
    })
    .all(only('GET', 'HEAD'));
  router.use(
    '/assets',
    express.static(ASSETS, {
      index: false,
      redirect: false,
      // A browser keeps them, and asks each time whether they have changed.
      setHeaders: (response) => response.setHeader('Cache-Control', 'no-cache'),
    }),
  );
  return router;
}
