import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Unavailable } from '../src/database/unavailable.ts';
import { MAX_LENGTH } from '../src/notes/notes.ts';
import { NotesInMemory } from './support/notes-in-memory.ts';
import { problemOf, serve } from './support/test-server.ts';

test('there are no notes at first', async (t) => {
  const { call } = await serve(t);

  assert.equal(await (await call('GET', '/api/notes')).text(), '{"notes":[]}');
});

test('a note is kept', async (t) => {
  const { call, post } = await serve(t);
  const response = await post('{"text":"  buy milk 🥛 "}');
  const body = await response.text();

  assert.equal(response.status, 201);
  assert.equal(response.headers.get('Location'), '/api/notes/1');
  assert.equal(body, '{"id":1,"text":"buy milk 🥛","createdAt":"2026-05-04T08:20:30.123Z"}');
  assert.equal(await (await call('GET', '/api/notes/1')).text(), body);
});

test('the newest note comes first', async (t) => {
  const { call, post } = await serve(t);
  await post('{"text":"first"}');
  await post('{"text":"second"}');

  const { notes } = (await (await call('GET', '/api/notes')).json()) as {
    notes: { text: string }[];
  };
  assert.deepEqual(
    notes.map(({ text }) => text),
    ['second', 'first'],
  );
});

test('a deleted note is gone', async (t) => {
  const { call, post } = await serve(t);
  await post('{"text":"first"}');

  assert.equal((await call('DELETE', '/api/notes/1')).status, 204);
  assert.equal((await call('DELETE', '/api/notes/1')).status, 404);
  assert.equal((await call('GET', '/api/notes/1')).status, 404);
});

test('what is no id names no note', async (t) => {
  const { call } = await serve(t);
  for (const id of ['0', '-1', '1x', '01', '1.0', '1e3', '9007199254740993', '9'.repeat(30)]) {
    assert.equal((await problemOf(await call('DELETE', `/api/notes/${id}`))).status, 404, id);
  }
});

test('bad text is refused by field', async (t) => {
  const { post } = await serve(t);
  for (const body of [
    '{}',
    '{"text":null}',
    '{"text":3}',
    '{"text":" \\n"}',
    '{"text":"a\\u0000b"}',
    '{"text":"\\ud83e"}',
  ]) {
    const { type, status, errors } = await problemOf(await post(body));
    assert.equal(status, 422, body);
    assert.equal(type, 'application/problem+json');
    assert.deepEqual(Object.keys(errors ?? {}), ['text']);
  }
});

test('the length counts characters, neither bytes nor UTF-16 units', async (t) => {
  const { post } = await serve(t);

  assert.equal((await post(JSON.stringify({ text: '🥛'.repeat(MAX_LENGTH) }))).status, 201);
  assert.equal((await post(JSON.stringify({ text: '🥛'.repeat(MAX_LENGTH + 1) }))).status, 422);
});

test('only JSON objects are taken', async (t) => {
  const { post } = await serve(t);
  for (const body of [
    '',
    '{"text":',
    '[1,2]',
    '"text"',
    'null',
    Buffer.from('{"text":"\xff"}', 'latin1'),
  ]) {
    assert.equal((await problemOf(await post(body))).status, 400, String(body));
  }
  assert.equal((await problemOf(await post('text=hello', 'text/plain'))).status, 415);
  assert.equal((await problemOf(await post('{"text":"a"}', 'application/jsonp'))).status, 415);
  assert.equal((await post('{"text":"a"}', 'Application/JSON; charset=utf-8')).status, 201);
});

test('a body that is too big is not read', async (t) => {
  const { post } = await serve(t);

  assert.equal((await problemOf(await post(' '.repeat(100_000)))).status, 413);
});

test('a database that does not answer is told as such', async (t) => {
  const notes = new NotesInMemory();
  notes.newest = () => Promise.reject(new Unavailable('connect ECONNREFUSED 10.0.0.1'));
  const { call, lines } = await serve(t, { notes });
  const { type, status, detail } = await problemOf(await call('GET', '/api/notes'));

  assert.equal(status, 503);
  assert.equal(type, 'application/problem+json');
  assert.equal(detail, 'The database does not answer.');
  assert.match(lines.join(''), /ECONNREFUSED/);
});

test('whatever else goes wrong tells the client nothing', async (t) => {
  const notes = new NotesInMemory();
  notes.newest = () => Promise.reject(new Error('s3cret'));
  const { call, lines } = await serve(t, { notes });
  const problem = await problemOf(await call('GET', '/api/notes'));

  assert.equal(problem.status, 500);
  assert.doesNotMatch(JSON.stringify(problem), /s3cret/);
  assert.match(lines.join(''), /s3cret/);
});
