import type { Kysely, Selectable } from 'kysely';
import { answered, type NotesTable, type Schema } from '../database/database.ts';
import type { Note, Notes } from './notes.ts';

/** Notes in the table "notes". */
export class DatabaseNotes implements Notes {
  readonly #database: Kysely<Schema>;

  constructor(database: Kysely<Schema>) {
    this.#database = database;
  }

  async newest(limit: number): Promise<Note[]> {
    const query = this.#database.selectFrom('notes').selectAll().orderBy('id', 'desc').limit(limit);
    return (await answered((options) => query.execute(options))).map(note);
  }

  async find(id: number): Promise<Note | undefined> {
    const query = this.#database.selectFrom('notes').selectAll().where('id', '=', id);
    const row = await answered((options) => query.executeTakeFirst(options));
    return row && note(row);
  }

  async add(text: string, createdAt: Date): Promise<Note> {
[#if uses.database.capability == "database/postgresql"]
    const query = this.#database
      .insertInto('notes')
      .values({ text, created_at: createdAt })
      .returning('id');
    const { id } = await answered((options) => query.executeTakeFirstOrThrow(options));
    return { id, text, createdAt };
[#else]
    const query = this.#database.insertInto('notes').values({ text, created_at: createdAt });
    const { insertId } = await answered((options) => query.executeTakeFirstOrThrow(options));
    return { id: Number(insertId), text, createdAt };
[/#if]
  }

  async remove(id: number): Promise<boolean> {
    const query = this.#database.deleteFrom('notes').where('id', '=', id);
    const { numDeletedRows } = await answered((options) => query.executeTakeFirstOrThrow(options));
    return numDeletedRows > 0n;
  }
}

function note({ id, text, created_at }: Selectable<NotesTable>): Note {
  return { id, text, createdAt: created_at };
}
