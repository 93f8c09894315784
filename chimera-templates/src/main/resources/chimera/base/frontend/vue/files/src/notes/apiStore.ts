import { InvalidNote, type Note, type NoteStore } from './store.ts';

/** An error as the API describes it (RFC 9457). */
interface Problem {
  detail?: string;
  errors?: { text?: string };
}

const PATIENCE = 15_000;
const NO_ANSWER = 'The server does not answer. Try again in a moment.';

/** Keeps notes through the API at a path such as `/api/notes`. */
export function createApiStore(path: string): NoteStore {
  return {
    async list(signal) {
      const response = await send(path, { signal });
      return (await bodyOf<{ notes: Note[] }>(response)).notes;
    },

    async add(text) {
      const response = await send(path, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ text }),
      });
      return bodyOf<Note>(response);
    },

    async remove(id) {
      const response = await send(`${path}/${id}`, { method: 'DELETE' });
      if (!response.ok && response.status !== 404) {
        throw await errorOf(response);
      }
    },
  };
}

async function send(path: string, init: RequestInit): Promise<Response> {
  const patience = AbortSignal.timeout(PATIENCE);
  const signal = init.signal ? AbortSignal.any([init.signal, patience]) : patience;
  try {
    return await fetch(path, { ...init, signal });
  } catch (cause) {
    throw new Error(NO_ANSWER, { cause });
  }
}

async function bodyOf<T>(response: Response): Promise<T> {
  if (!response.ok) {
    throw await errorOf(response);
  }
  try {
    return (await response.json()) as T;
  } catch (cause) {
    throw new Error("The server's answer cannot be read.", { cause });
  }
}

async function errorOf(response: Response): Promise<Error> {
  const problem: Problem = await response.json().catch(() => ({}));
  if (response.status === 422) {
    return new InvalidNote(problem.errors?.text ?? problem.detail ?? 'This text cannot be kept.');
  }
  // A proxy says so when the application behind it is away, without a word about the reason.
  const away = response.status >= 502 && response.status <= 504;
  return new Error(
    problem.detail ?? (away ? NO_ANSWER : `The server answered ${response.status}.`),
  );
}
