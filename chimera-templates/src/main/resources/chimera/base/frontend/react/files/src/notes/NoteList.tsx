import { useState } from 'react';
import { messageOf, type Note } from './store.ts';
import type { Notes } from './useNotes.ts';

const DATES = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });

interface Props {
  notes: Notes;
  onReload: () => void;
  onRemove: (note: Note) => Promise<void>;
}

/** The notes, or why there are none. */
export function NoteList({ notes, onReload, onRemove }: Props) {
  switch (notes.state) {
    case 'loading':
      return (
        <p role="status" className="card text-muted motion-safe:animate-pulse">
          Loading the notes…
        </p>
      );
    case 'failed':
      return (
        <div role="alert" className="card">
          <p className="text-error">{notes.message}</p>
          <button type="button" onClick={onReload} className="button mt-3">
            Try again
          </button>
        </div>
      );
    case 'loaded':
      return notes.list.length === 0 ? (
        <p className="card text-muted">No notes yet. The first one is yours.</p>
      ) : (
        <ul className="grid gap-3">
          {notes.list.map((note) => (
            <NoteCard key={note.id} note={note} onRemove={onRemove} />
          ))}
        </ul>
      );
  }
}

function NoteCard({ note, onRemove }: { note: Note; onRemove: (note: Note) => Promise<void> }) {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();

  async function remove() {
    if (busy) {
      return;
    }
    setBusy(true);
    setError(undefined);
    try {
      await onRemove(note);
    } catch (thrown) {
      setError(thrown);
      setBusy(false);
    }
  }

  return (
    <li aria-busy={busy} className="card aria-busy:opacity-60">
      <p className="whitespace-pre-line wrap-anywhere">{note.text}</p>
      <div className="mt-2 flex items-center justify-between gap-3">
        <time dateTime={note.createdAt} className="text-muted text-sm">
          {DATES.format(new Date(note.createdAt))}
        </time>
        <button
          type="button"
          onClick={remove}
          aria-disabled={busy}
          aria-label={`Delete the note: ${note.text}`}
          className="button hover:border-error hover:text-error"
        >
          Delete
        </button>
      </div>
      {error !== undefined && (
        <p role="alert" className="mt-2 text-error">
          {messageOf(error)}
        </p>
      )}
    </li>
  );
}
