import { type Kysely, sql } from 'kysely';

export async function up(database: Kysely<unknown>): Promise<void> {
  await database.schema
    .createTable('notes')
[#if uses.database.capability == "database/postgresql"]
    .addColumn('id', 'bigint', (column) => column.generatedAlwaysAsIdentity().primaryKey())
    .addColumn('text', 'text', (column) => column.notNull())
    .addColumn('created_at', sql`timestamptz(3)`, (column) => column.notNull())
    .execute();
[#else]
    .addColumn('id', 'bigint', (column) => column.unsigned().autoIncrement().primaryKey())
    .addColumn('text', 'text', (column) => column.notNull())
    .addColumn('created_at', sql`datetime(3)`, (column) => column.notNull())
    .modifyEnd(sql`default charset = utf8mb4`)
    .execute();
[/#if]
}
