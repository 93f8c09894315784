import { onScopeDispose, shallowRef } from 'vue';
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
  const notes = shallowRef<Notes>({ state: 'loading' });
  const left = new AbortController();
  onScopeDispose(() => left.abort());

  async function reload() {
    notes.value = { state: 'loading' };
    try {
      notes.value = { state: 'loaded', list: await store.list(left.signal) };
    } catch (error) {
      notes.value = { state: 'failed', message: messageOf(error) };
    }
  }

  function change(edit: (list: readonly Note[]) => readonly Note[]) {
    if (notes.value.state === 'loaded') {
      notes.value = { state: 'loaded', list: edit(notes.value.list) };
    }
  }

  async function add(text: string) {
    const note = await store.add(text);
    change((list) => [note, ...list]);
  }

  async function remove({ id }: Note) {
    await store.remove(id);
    change((list) => list.filter((note) => note.id !== id));
  }

  reload();
  return { notes, reload, add, remove };
}
