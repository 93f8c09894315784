export interface Note {
  readonly id: number;
  readonly text: string;
  readonly createdAt: Date;
}

export const MAX_LENGTH = 500;
export const MAX_NOTES = 100;

/** All notes, wherever they are kept. */
export interface Notes {
  /** Returns the newest first. */
  newest(limit: number): Promise<Note[]>;

  find(id: number): Promise<Note | undefined>;

  add(text: string, createdAt: Date): Promise<Note>;

  /** Tells whether there was such a note. */
  remove(id: number): Promise<boolean>;
}
