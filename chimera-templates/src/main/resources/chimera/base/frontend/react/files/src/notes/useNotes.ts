import { useCallback, useEffect, useState } from 'react';
import { messageOf, type Note, type NoteStore } from './store.ts';

/** What is known of the notes. */
export type Notes =
  | { readonly state: 'loading' }
  | { readonly state: 'failed'; readonly message: string }
  | { readonly state: 'loaded'; readonly list: readonly Note[] };

/**
 * The notes of a store, and what can be done with them. A change shows when the store has confirmed
 * it; what the store refuses, `add` and `remove` throw.
 */
export function useNotes(store: NoteStore) {
  const [notes, setNotes] = useState<Notes>({ state: 'loading' });
  const [attempt, setAttempt] = useState(0);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another attempt loads again
  useEffect(() => {
    const left = new AbortController();
    store.list(left.signal).then(
      (list) => show({ state: 'loaded', list }),
      (error) => show({ state: 'failed', message: messageOf(error) }),
    );
    function show(next: Notes) {
      if (!left.signal.aborted) {
        setNotes(next);
      }
    }
    return () => left.abort();
  }, [store, attempt]);

  const reload = useCallback(() => {
    setNotes({ state: 'loading' });
    setAttempt((before) => before + 1);
  }, []);

  const change = useCallback((edit: (list: readonly Note[]) => readonly Note[]) => {
    setNotes((now) => (now.state === 'loaded' ? { ...now, list: edit(now.list) } : now));
  }, []);

  const add = useCallback(
    async (text: string) => {
      const note = await store.add(text);
      change((list) => [note, ...list]);
    },
    [store, change],
  );

  const remove = useCallback(
    async ({ id }: Note) => {
      await store.remove(id);
      change((list) => list.filter((note) => note.id !== id));
    },
    [store, change],
  );

  return { notes, reload, add, remove };
}
