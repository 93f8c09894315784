import { type Request, type RequestHandler, raw } from 'express';
import { HttpError } from './http-error.ts';

const read = raw({ type: () => true, limit: '64kb' });
const utf8 = new TextDecoder('utf-8', { fatal: true });

/**
 * Reads the body of a JSON request.
 *
 * Only application/json is taken. That also keeps forms of foreign sites out: a browser asks before
 * it sends this type across origins.
 */
export const jsonBody: RequestHandler = (request, response, next) => {
  const type = request.get('Content-Type')?.split(';', 1)[0]?.trim().toLowerCase();
  if (type !== 'application/json') {
    throw new HttpError(415, 'Send the body as application/json.');
  }
  read(request, response, next);
};

/** Returns the JSON object that {@link jsonBody} has read. */
export function jsonObject(request: Request): Readonly<Record<string, unknown>> {
  const value = parse(request.body);
  // An empty list says as little as an empty object; that something is missing is for others to say.
  const list = Array.isArray(value) && value.length > 0;
  if (typeof value !== 'object' || value === null || list) {
    throw new HttpError(400, 'The body must be a JSON object.');
  }
  return { ...value };
}

function parse(body: unknown): unknown {
  try {
    return JSON.parse(utf8.decode(body instanceof Buffer ? body : undefined));
  } catch (cause) {
    throw new HttpError(400, 'The body is not valid JSON.', { cause });
  }
}
