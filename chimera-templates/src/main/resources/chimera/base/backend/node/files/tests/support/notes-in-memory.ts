import type { Note, Notes } from '../../src/notes/notes.ts';

export class NotesInMemory implements Notes {
  readonly #notes = new Map<number, Note>();
  #last = 0;

  async newest(limit: number): Promise<Note[]> {
    return [...this.#notes.values()].reverse().slice(0, limit);
  }

  async find(id: number): Promise<Note | undefined> {
    return this.#notes.get(id);
  }

  async add(text: string, createdAt: Date): Promise<Note> {
    const note = { id: ++this.#last, text, createdAt };
    this.#notes.set(note.id, note);
    return note;
  }

  async remove(id: number): Promise<boolean> {
    return this.#notes.delete(id);
  }
}
