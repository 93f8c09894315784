import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Log } from '../src/log.ts';

test('a line is one JSON object', () => {
  const lines: string[] = [];
  new Log((line) => lines.push(line)).info('two\nlines', { path: '/a' });

  assert.equal(lines.length, 1);
  assert.match(lines[0] ?? '', /^[^\n]+\n$/);
  const { level, message, path, time } = JSON.parse(lines[0] ?? '');
  assert.deepEqual([level, message, path], ['info', 'two\nlines', '/a']);
  assert.match(time, /^\d{4}-\d\d-\d\dT.*Z$/);
});

test('an exception is logged with its place, without its values', () => {
  const lines: string[] = [];
  const error = Object.assign(new TypeError('wrong', { cause: new Error('why') }), {
    sql: "insert into users values ('s3cret')",
  });
  new Log((line) => lines.push(line)).exception(error);

  const line = JSON.parse(lines[0] ?? '');
  assert.equal(line.exception, 'TypeError');
  assert.equal(line.cause, 'why');
  assert.match(line.trace[0], /log\.test\.ts/);
  assert.doesNotMatch(lines[0] ?? '', /s3cret/);
});
