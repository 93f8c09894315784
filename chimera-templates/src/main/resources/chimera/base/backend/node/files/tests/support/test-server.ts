import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { TestContext } from 'node:test';
import { createApp } from '../../src/app.ts';
import { Log } from '../../src/log.ts';
import type { Notes } from '../../src/notes/notes.ts';
import { NotesInMemory } from './notes-in-memory.ts';

interface Options {
  readonly notes?: Notes;
  readonly checkDatabase?: () => Promise<void>;
}

/** The application on a port of its own until the test ends. What it logs is in `lines`. */
export async function serve(
  test: TestContext,
  { notes = new NotesInMemory(), checkDatabase = async () => {} }: Options = {},
) {
  const lines: string[] = [];
  const server = createServer(
    createApp({
      name: 'my <app>',
      development: false,
      log: new Log((line) => lines.push(line)),
      notes,
      checks: { database: checkDatabase },
      now: () => new Date('2026-05-04T10:20:30.123+02:00'),
    }),
  );
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  test.after(() => server.close());
  const { port } = server.address() as AddressInfo;

  function call(method: string, path: string, init: RequestInit = {}): Promise<Response> {
    return fetch(`http://127.0.0.1:${port}${path}`, { method, ...init });
  }

  function post(body: string | Buffer, type = 'application/json'): Promise<Response> {
    return call('POST', '/api/notes', { body, headers: { 'Content-Type': type } });
  }

  return { call, post, lines };
}

/** Reads problem details. */
export async function problemOf(response: Response) {
  const problem = (await response.json()) as {
    title: string;
    status: number;
    detail: string;
    errors?: Record<string, string>;
  };
  return { type: response.headers.get('Content-Type')?.split(';')[0], ...problem };
}
