import { beforeEach, expect, test, vi } from 'vitest';
import { createBrowserStore } from './browserStore.ts';
import { InvalidNote } from './store.ts';

const store = createBrowserStore('test.notes');
const { signal } = new AbortController();

beforeEach(() => {
  localStorage.clear();
  vi.restoreAllMocks();
});

test('there are no notes at first', async () => {
  expect(await store.list(signal)).toEqual([]);
});

test('notes are kept, the newest first', async () => {
  const first = await store.add('first');
  const second = await store.add('  second 🥛 ');

  expect(second.text).toBe('second 🥛');
  expect(await createBrowserStore('test.notes').list(signal)).toEqual([second, first]);
});

test('a deleted note is gone', async () => {
  const first = await store.add('first');
  const second = await store.add('second');

  await store.remove(first.id);
  await store.remove(first.id);

  expect(await store.list(signal)).toEqual([second]);
});

test.each(['', ' \n '])('%j is no note', async (text) => {
  await expect(store.add(text)).rejects.toThrow(InvalidNote);
});

test('length counts characters', async () => {
  expect((await store.add('🥛'.repeat(500))).text).toHaveLength(1000);
  await expect(store.add('x'.repeat(501))).rejects.toThrow('Keep it to 500 characters.');
});

test('what somebody else has written there is not taken for notes', async () => {
  localStorage.setItem('test.notes', '{nope');

  await expect(store.list(signal)).rejects.toThrow('cannot be read');
});

test('a full browser is told', async () => {
  vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
    throw new DOMException('full', 'QuotaExceededError');
  });

  await expect(store.add('one more')).rejects.toThrow('no room');
});
