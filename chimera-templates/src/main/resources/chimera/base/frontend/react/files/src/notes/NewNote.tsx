import { type RefObject, type SubmitEvent, useState } from 'react';
import { InvalidNote, messageOf } from './store.ts';

interface Props {
  /** Gets the field, so that others can put the focus there. */
  input: RefObject<HTMLInputElement | null>;
  onAdd: (text: string) => Promise<void>;
}

/** The form that writes a note. What was typed stays until the note is kept. */
export function NewNote({ input, onAdd }: Props) {
  const [text, setText] = useState('');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();

  async function submit(event: SubmitEvent) {
    event.preventDefault();
    if (busy) {
      return;
    }
    setBusy(true);
    setError(undefined);
    try {
      await onAdd(text);
      setText('');
    } catch (thrown) {
      setError(thrown);
    } finally {
      setBusy(false);
      input.current?.focus();
    }
  }

  return (
    <form onSubmit={submit} autoComplete="off" noValidate className="card">
      <label htmlFor="text" className="mb-1.5 block font-semibold">
        New note
      </label>
      <div className="flex gap-3">
        <input
          ref={input}
          id="text"
          name="text"
          value={text}
          onChange={(event) => setText(event.target.value)}
          readOnly={busy}
          required
          placeholder="What should not be forgotten?"
          aria-invalid={error instanceof InvalidNote}
          aria-describedby="text-error"
          className="min-h-11 min-w-0 flex-1 rounded-lg border border-field bg-page px-3.5 placeholder:text-muted aria-invalid:border-error"
        />
        <button
          type="submit"
          aria-disabled={busy}
          className="min-h-11 cursor-pointer rounded-lg bg-accent px-5 font-semibold text-on-accent hover:opacity-90 aria-disabled:cursor-progress aria-disabled:opacity-60"
        >
          Add
        </button>
      </div>
      <p id="text-error" role="alert" className="mt-2 text-error empty:hidden">
        {error === undefined ? null : messageOf(error)}
      </p>
    </form>
  );
}
