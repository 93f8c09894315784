import { afterEach, describe, expect, test, vi } from 'vitest';
import { createApiStore } from './apiStore.ts';
import { InvalidNote } from './store.ts';

const NOTE = { id: 7, text: 'buy milk', createdAt: '2026-05-04T08:20:30.123Z' };

const store = createApiStore('/api/notes');
const fetched = vi.fn<typeof fetch>();
vi.stubGlobal('fetch', fetched);
afterEach(() => fetched.mockReset());

function answer(status: number, body?: object) {
  fetched.mockResolvedValue(new Response(body && JSON.stringify(body), { status }));
}

describe('list', () => {
  test('gives the notes of the answer', async () => {
    answer(200, { notes: [NOTE] });

    expect(await store.list(new AbortController().signal)).toEqual([NOTE]);
    expect(fetched.mock.lastCall?.[0]).toBe('/api/notes');
  });

  test('tells when nobody answers', async () => {
    fetched.mockRejectedValue(new TypeError('Failed to fetch'));

    await expect(store.list(new AbortController().signal)).rejects.toThrow('does not answer');
  });

  test.each([502, 503, 504])("takes a proxy's %i for no answer", async (status) => {
    fetched.mockResolvedValue(new Response('<h1>Bad Gateway</h1>', { status }));

    await expect(store.list(new AbortController().signal)).rejects.toThrow('does not answer');
  });

  test('passes on what the server says is wrong', async () => {
    answer(503, { title: 'Unavailable', status: 503, detail: 'The database does not answer.' });

    await expect(store.list(new AbortController().signal)).rejects.toThrow(
      'The database does not answer.',
    );
  });

  test('does not take a page for an answer', async () => {
    fetched.mockResolvedValue(new Response('<!doctype html>'));

    await expect(store.list(new AbortController().signal)).rejects.toThrow('cannot be read');
  });
});

describe('add', () => {
  test('sends the text and gives the note', async () => {
    answer(201, NOTE);

    expect(await store.add('buy milk')).toEqual(NOTE);
    expect(fetched.mock.lastCall?.[1]).toMatchObject({
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: '{"text":"buy milk"}',
    });
  });

  test('tells what is wrong with the text', async () => {
    answer(422, { status: 422, detail: 'No.', errors: { text: 'Write something.' } });

    await expect(store.add('')).rejects.toEqual(new InvalidNote('Write something.'));
  });
});

describe('remove', () => {
  test('deletes the note of that id', async () => {
    answer(204);

    await store.remove(7);

    expect(fetched.mock.lastCall?.[0]).toBe('/api/notes/7');
    expect(fetched.mock.lastCall?.[1]).toMatchObject({ method: 'DELETE' });
  });

  test('does not mind a note that is gone', async () => {
    answer(404, { status: 404, detail: 'There is no such note.' });

    await expect(store.remove(7)).resolves.toBeUndefined();
  });

  test('fails when the server does', async () => {
    answer(500);

    await expect(store.remove(7)).rejects.toThrow('The server answered 500.');
  });
});
