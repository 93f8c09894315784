/** A note as it is kept. */
export interface Note {
  readonly id: number;
  readonly text: string;
  /** When it was written: ISO 8601 in UTC. */
  readonly createdAt: string;
}

/** Where notes are kept. Every error that it throws has a message for the person at the screen. */
export interface NoteStore {
  /** The notes, the newest first. */
  list(signal: AbortSignal): Promise<readonly Note[]>;

  /**
   * Keeps a note.
   *
   * @throws InvalidNote if the text is not acceptable
   */
  add(text: string): Promise<Note>;

  /** Deletes a note; one that is gone already is none the worse for it. */
  remove(id: number): Promise<void>;
}

/** The text of a note is not acceptable; the message says why. */
export class InvalidNote extends Error {
  override readonly name = 'InvalidNote';
}

/** What to tell a person about something that was thrown. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
