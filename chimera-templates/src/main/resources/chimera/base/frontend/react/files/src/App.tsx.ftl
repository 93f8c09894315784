import { useRef, useState } from 'react';
import { NewNote } from './notes/NewNote.tsx';
import { NoteList } from './notes/NoteList.tsx';
import type { NoteStore } from './notes/store.ts';
import { useNotes } from './notes/useNotes.ts';

interface Props {
  name: string;
  store: NoteStore;
}

export function App({ name, store }: Props) {
  const { notes, reload, add, remove } = useNotes(store);
  const [news, setNews] = useState('');
  const input = useRef<HTMLInputElement>(null);

  return (
    <main className="mx-auto max-w-2xl px-4 py-10 sm:py-16">
      <header className="mb-8">
        <h1 className="font-bold text-4xl leading-tight tracking-tight wrap-anywhere">{name}</h1>
        <p className="mt-2 text-muted">
[#if uses.api??]
          It runs. Write a note: it goes through the API into the database, and is still there
          tomorrow.
[#else]
          It runs. Write a note: it stays in this browser, and is still there tomorrow.
[/#if]
        </p>
      </header>

      <NewNote
        input={input}
        onAdd={async (text) => {
          await add(text);
          setNews('Note added.');
        }}
      />

      <section aria-labelledby="notes-title" className="mt-8">
        <h2 id="notes-title" className="mb-3 font-semibold text-lg">
          Notes
        </h2>
        <NoteList
          notes={notes}
          onReload={reload}
          onRemove={async (note) => {
            await remove(note);
            setNews('Note deleted.');
            input.current?.focus();
          }}
        />
      </section>

      {/* What screen readers are told; everybody else sees it happen. */}
      <p role="status" className="sr-only">
        {news}
      </p>

      <footer className="mt-12 border-line border-t pt-4 text-muted text-sm">
[#if uses.api??]
        This page is <code>[=service.directory]/src/App.tsx</code>, the API{' '}
        <a className="text-accent underline" href="/api/notes">
          <code>/api/notes</code>
        </a>
        . Save a change and watch it appear here.
[#else]
        This page is <code>[=service.directory]/src/App.tsx</code>. Save a change and watch it appear here.
[/#if]
      </footer>
    </main>
  );
}
