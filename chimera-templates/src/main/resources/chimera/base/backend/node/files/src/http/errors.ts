import type { ErrorRequestHandler, RequestHandler } from 'express';
import { Unavailable } from '../database/unavailable.ts';
import type { Log } from '../log.ts';
import { HttpError } from './http-error.ts';

/** Answers what no route answers. */
export const notFound: RequestHandler = () => {
  throw new HttpError(404, 'There is nothing at this address.');
};

/** Answers every other method at an address: `route.get(…).all(only('GET', 'HEAD'))`. */
export function only(...methods: string[]): RequestHandler {
  const allow = methods.join(', ');
  return () => {
    throw new HttpError(405, `This address answers to ${allow} only.`, {
      headers: { Allow: allow },
    });
  };
}

/** Turns whatever went wrong into problem details (RFC 9457). */
export function problems(log: Log, development: boolean): ErrorRequestHandler {
  /** In development the answer itself says what happened. */
  function detail(error: unknown, otherwise: string): string {
    return development && error instanceof Error ? `${error.name}: ${error.message}` : otherwise;
  }

  function toHttpError(error: unknown): HttpError {
    if (error instanceof HttpError) {
      return error;
    }
    if (error instanceof Unavailable) {
      log.exception(error);
      return new HttpError(503, detail(error, 'The database does not answer.'));
    }
    const status = statusOf(error);
    if (status !== undefined) {
      return new HttpError(status, CLIENT_ERRORS[status] ?? 'The request cannot be understood.');
    }
    log.exception(error);
    return new HttpError(500, detail(error, 'Something went wrong; the log tells what.'));
  }

  return (error, _request, response, next) => {
    if (response.headersSent) {
      // Too late for another answer: Express ends the connection.
      log.exception(error);
      next(error);
      return;
    }
    const { status, title, message, errors, headers } = toHttpError(error);
    response
      .status(status)
      .set(headers)
      .type('application/problem+json')
      .json({ title, status, detail: message, errors });
  };
}

const CLIENT_ERRORS: Readonly<Record<number, string>> = {
  413: 'The body is too big.',
  415: 'The body is encoded in a way that is not understood.',
};

/** Express and its parts mark what is the client's fault with a status. */
function statusOf(error: unknown): number | undefined {
  if (error instanceof Error && 'status' in error && typeof error.status === 'number') {
    return error.status >= 400 && error.status < 500 ? error.status : undefined;
  }
  return undefined;
}
