import type { Note, NoteStore } from '../notes/store.ts';

/** Forgets everything; for tests. */
export class StoreInMemory implements NoteStore {
  #notes: readonly Note[] = [];

  constructor(texts: readonly string[] = []) {
    for (const text of texts) {
      this.#keep(text);
    }
  }

  async list() {
    return this.#notes;
  }

  async add(text: string) {
    return this.#keep(text);
  }

  async remove(id: number) {
    this.#notes = this.#notes.filter((note) => note.id !== id);
  }

  #keep(text: string): Note {
    const note = { id: this.#notes.length + 1, text, createdAt: '2026-05-04T08:20:30.123Z' };
    this.#notes = [note, ...this.#notes];
    return note;
  }
}
