import assert from 'node:assert/strict';
import { test } from 'node:test';
import { problemOf, serve } from './support/test-server.ts';

test('the API says what there is', async (t) => {
  const { call } = await serve(t);
  const response = await call('GET', '/api/');

  assert.deepEqual(await response.json(), { health: '/api/health', notes: '/api/notes' });
  assert.equal(response.headers.get('Cache-Control'), 'no-store');
  assert.equal(response.headers.get('X-Powered-By'), null);
});

test('the health tells what does not answer', async (t) => {
  let works = true;
  const { call } = await serve(t, {
    checkDatabase: () => (works ? Promise.resolve() : Promise.reject(new Error('gone'))),
  });
  const healthy = await call('GET', '/api/health');
  assert.equal(healthy.status, 200);
  assert.deepEqual(await healthy.json(), { status: 'ok', checks: { database: 'ok' } });

  works = false;
  const ill = await call('GET', '/api/health');
  assert.equal(ill.status, 503);
  assert.deepEqual(await ill.json(), { status: 'error', checks: { database: 'error' } });
});

test('another method is told what is allowed', async (t) => {
  const { call } = await serve(t);
  for (const [method, path, allow] of [
    ['PUT', '/api/notes', 'GET, HEAD, POST'],
    ['POST', '/api/notes/1', 'GET, HEAD, DELETE'],
    ['OPTIONS', '/api/health', 'GET, HEAD'],
    ['POST', '/api/', 'GET, HEAD'],
    ['DELETE', '/', 'GET, HEAD'],
  ] as const) {
    const response = await call(method, path);
    assert.equal(response.headers.get('Allow'), allow, path);
    assert.equal((await problemOf(response)).status, 405, path);
  }
});

test('nothing else answers', async (t) => {
  const { call } = await serve(t);
  for (const path of ['/api/nothing', '/api/notes/', '/API/notes', '/api/notes/1/2', '/nothing']) {
    const { type, status, title, detail } = await problemOf(await call('GET', path));
    assert.equal(type, 'application/problem+json');
    assert.equal(status, 404, path);
    assert.equal(title, 'Not Found');
    assert.notEqual(detail, '');
  }
  assert.equal((await problemOf(await call('GET', '/api/notes/%ff'))).status, 400);
});

test('HEAD is answered like GET, without the body', async (t) => {
  const { call } = await serve(t);
  const response = await call('HEAD', '/api/notes');

  assert.equal(response.status, 200);
  assert.equal(await response.text(), '');
});

test('requests are logged without what they carry', async (t) => {
  const { call, lines } = await serve(t);
  await call('GET', '/api/notes?token=s3cret');
  await call('GET', '/api/health');
  await call('GET', '/api/notes/7');

  const [first, second, ...more] = lines.map((line) => JSON.parse(line));
  assert.deepEqual(more, []);
  assert.deepEqual(
    [first.level, first.message, first.method, first.path, first.status],
    ['info', 'request', 'GET', '/api/notes', 200],
  );
  assert.equal(typeof first.milliseconds, 'number');
  assert.equal(second.status, 404);
});
