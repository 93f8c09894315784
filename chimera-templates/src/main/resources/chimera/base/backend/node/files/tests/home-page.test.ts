import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Unavailable } from '../src/database/unavailable.ts';
import { NotesInMemory } from './support/notes-in-memory.ts';
import { serve } from './support/test-server.ts';

test('text is escaped', async (t) => {
  const notes = new NotesInMemory();
  await notes.add('<script>alert("1")</script>', new Date());
  const { call } = await serve(t, { notes });
  const response = await call('GET', '/');
  const body = await response.text();

  assert.equal(response.status, 200);
  assert.match(response.headers.get('Content-Security-Policy') ?? '', /default-src 'none'/);
  assert.match(body, /<title>my &lt;app&gt;<\/title>/);
  assert.match(body, /&lt;script&gt;alert\(&quot;1&quot;\)&lt;\/script&gt;/);
  assert.doesNotMatch(body, /<script>alert/);
});

test('the page says that the database does not answer', async (t) => {
  const notes = new NotesInMemory();
  notes.newest = () => Promise.reject(new Unavailable('gone'));
  const { call } = await serve(t, { notes });
  const response = await call('GET', '/');

  assert.equal(response.status, 503);
  assert.match(await response.text(), /The database does not answer/);
});

test('assets are served once and then remembered', async (t) => {
  const { call } = await serve(t);
  const first = await call('GET', '/assets/app.js');
  assert.equal(first.headers.get('Content-Type'), 'text/javascript; charset=utf-8');
  assert.equal(first.headers.get('Cache-Control'), 'no-cache');

  const headers = {
    'Cache-Control': 'max-age=0',
    'If-None-Match': first.headers.get('ETag') ?? '',
  };
  assert.equal((await call('GET', '/assets/app.js', { headers })).status, 304);
});

test('nothing else is an asset', async (t) => {
  const { call } = await serve(t);
  for (const path of ['/assets/', '/assets/none.js', '/assets/..%2F..%2Fpackage.json']) {
    assert.notEqual((await call('GET', path)).status, 200, path);
  }
});
