import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, test } from 'node:test';
import { type ControlledTransaction, sql } from 'kysely';
import { readConfig } from '../src/config.ts';
import { answered, openDatabase, ping, type Schema } from '../src/database/database.ts';
import { migrate } from '../src/database/migrator.ts';
import { Unavailable } from '../src/database/unavailable.ts';
import { DatabaseNotes } from '../src/notes/database-notes.ts';

// Against the project's own database; each test takes back what it wrote.

const config = readConfig(process.env);
const database = openDatabase(config.database);
let transaction: ControlledTransaction<Schema>;
let notes: DatabaseNotes;

before(() => migrate(database));
beforeEach(async () => {
  transaction = await database.startTransaction().execute();
  notes = new DatabaseNotes(transaction);
});
afterEach(() => transaction.rollback().execute());
after(() => database.destroy());

test('a note comes back as it was kept', async () => {
  const text = 'it\'s "quoted", \\escaped\\, ünïcode 🥛 -- and\ntwo lines; DROP TABLE notes';
  const kept = await notes.add(text, new Date('2026-05-04T10:20:30.123+02:00'));

  assert.deepEqual(await notes.find(kept.id), kept);
  assert.equal(kept.text, text);
  assert.equal(kept.createdAt.toISOString(), '2026-05-04T08:20:30.123Z');
});

test('the database keeps times in UTC', async () => {
  const { id } = await notes.add('now', new Date('2026-05-04T08:20:30.123Z'));
[#if uses.database.capability == "database/postgresql"]
  const { rows } = await sql<{ time: string; zone: string }>`
    select created_at::text as time, current_setting('TimeZone') as zone from notes where id = ${id}
  `.execute(transaction);

  assert.deepEqual(rows, [{ time: '2026-05-04 08:20:30.123+00', zone: 'UTC' }]);
[#else]
  const { rows } = await sql<{ time: string; zone: string }>`
    select cast(created_at as char) as time, @@session.time_zone as zone from notes where id = ${id}
  `.execute(transaction);

  assert.deepEqual(rows, [{ time: '2026-05-04 08:20:30.123', zone: '+00:00' }]);
[/#if]
});

test('the newest notes come first, up to the limit', async () => {
  for (const text of ['a', 'b', 'c']) {
    await notes.add(text, new Date());
  }

  assert.deepEqual(
    (await notes.newest(2)).map(({ text }) => text),
    ['c', 'b'],
  );
});

test('a note is removed once', async () => {
  const { id } = await notes.add('away with it', new Date());

  assert.equal(await notes.remove(id), true);
  assert.equal(await notes.remove(id), false);
  assert.equal(await notes.find(id), undefined);
});

test('migrating again does nothing, not even twice at once', async () => {
  assert.deepEqual(await Promise.all([migrate(database), migrate(database)]), [[], []]);
});

test('an answer is not waited for forever', async () => {
[#if uses.database.capability == "database/postgresql"]
  const slow = sql`select pg_sleep(0.5)`;
[#else]
  const slow = sql`select sleep(0.5)`;
[/#if]

  await assert.rejects(
    answered((options) => slow.execute(database, options), 50),
    Unavailable,
  );
});

test('a wrong query is not taken for a database that does not answer', async () => {
  await assert.rejects(
    answered((options) => sql`select nonsense from nowhere`.execute(database, options)),
    (error) => !(error instanceof Unavailable),
  );
});

test('a database that cannot be reached is told as such', async () => {
  const nowhere = openDatabase({ ...config.database, port: 1 });

  await assert.rejects(ping(nowhere), Unavailable);
  await nowhere.destroy();
});
