import { InvalidNote, type Note, type NoteStore } from './store.ts';

const MAX_LENGTH = 500;

/**
 * Keeps notes in this browser, for this address. The functions are asynchronous although nothing
 * here waits: a store that asks a server can take this one's place.
 */
export function createBrowserStore(key: string): NoteStore {
  function read(): readonly Note[] {
    try {
      return JSON.parse(localStorage.getItem(key) ?? '[]');
    } catch (cause) {
      throw new Error('The notes in this browser cannot be read.', { cause });
    }
  }

  function write(notes: readonly Note[]): void {
    try {
      localStorage.setItem(key, JSON.stringify(notes));
    } catch (cause) {
      throw new Error('This browser has no room for the note.', { cause });
    }
  }

  return {
    async list() {
      return read();
    },

    async add(text) {
      const notes = read();
      const note = {
        id: Math.max(0, ...notes.map(({ id }) => id)) + 1,
        text: checked(text),
        createdAt: new Date().toISOString(),
      };
      write([note, ...notes]);
      return note;
    },

    async remove(id) {
      write(read().filter((note) => note.id !== id));
    },
  };
}

/** The text without spaces around it. */
function checked(text: string): string {
  const trimmed = text.trim();
  if (trimmed === '') {
    throw new InvalidNote('Write something.');
  }
  // Characters, not UTF-16 units: an emoji counts once.
  if ([...trimmed].length > MAX_LENGTH) {
    throw new InvalidNote(`Keep it to ${MAX_LENGTH} characters.`);
  }
  return trimmed;
}
