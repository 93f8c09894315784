import { Router } from 'express';
import { only } from '../http/errors.ts';
import { HttpError } from '../http/http-error.ts';
import { jsonBody, jsonObject } from '../http/json-body.ts';
import { MAX_LENGTH, MAX_NOTES, type Notes } from './notes.ts';

/** The notes as JSON; openapi.yaml describes it. */
export function notesApi(notes: Notes, now: () => Date): Router {
  const router = Router({ strict: true, caseSensitive: true });

  router
    .route('/api/notes')
    .get(async (_request, response) => {
      response.json({ notes: await notes.newest(MAX_NOTES) });
    })
    .post(jsonBody, async (request, response) => {
      const note = await notes.add(textOf(jsonObject(request)), now());
      response.status(201).set('Location', `/api/notes/${note.id}`).json(note);
    })
    .all(only('GET', 'HEAD', 'POST'));

  router
    .route('/api/notes/:id')
    .get(async (request, response) => {
      const { id } = request.params;
      response.json((await notes.find(idOf(id))) ?? noSuchNote(id));
    })
    .delete(async (request, response) => {
      const { id } = request.params;
      if (!(await notes.remove(idOf(id)))) {
        noSuchNote(id);
      }
      response.status(204).end();
    })
    .all(only('GET', 'HEAD', 'DELETE'));

  return router;
}

function textOf({ text }: Readonly<Record<string, unknown>>): string {
  if (typeof text !== 'string') {
    throw invalid('A note needs a "text", which is a string.');
  }
  const trimmed = text.trim();
  if (trimmed === '') {
    throw invalid('Write something.');
  }
  // Characters, not UTF-16 units: most emoji are two of these.
  if ([...trimmed].length > MAX_LENGTH) {
    throw invalid(`Keep it to ${MAX_LENGTH} characters.`);
  }
  if (text.includes('\0')) {
    throw invalid('A note cannot hold the character U+0000.');
  }
  if (!text.isWellFormed()) {
    throw invalid('A note cannot hold half a character (a lone surrogate).');
  }
  return trimmed;
}

function invalid(text: string): HttpError {
  return new HttpError(422, 'The note cannot be kept like this.', { errors: { text } });
}

/** What is no id, or too big to be one, names no note. */
function idOf(text: string): number {
  const id = /^[1-9][0-9]*$/.test(text) ? Number(text) : 0;
  return id > 0 && Number.isSafeInteger(id) ? id : noSuchNote(text);
}

function noSuchNote(id: string): never {
  throw new HttpError(404, `There is no note '${id}'.`);
}
