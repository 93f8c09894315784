import { enableAutoUnmount, flushPromises, mount } from '@vue/test-utils';
import { afterEach, expect, test, vi } from 'vitest';
import { markRaw } from 'vue';
import App from './App.vue';
import { InvalidNote, type Note } from './notes/store.ts';
import { StoreInMemory } from './test/StoreInMemory.ts';

enableAutoUnmount(afterEach);

function open(store: StoreInMemory) {
  const page = mount(App, {
    props: { name: 'my-app', store: markRaw(store) },
    attachTo: document.body,
  });
  return {
    page,
    field: page.get('input'),
    texts: () => page.findAll('li > p:first-child').map((text) => text.text()),
    async add(text: string) {
      await page.get('input').setValue(text);
      await page.get('form').trigger('submit');
      await flushPromises();
    },
    async click(name: string) {
      const button = page
        .findAll('button')
        .find((each) => (each.attributes('aria-label') ?? each.text()) === name);
      await button?.trigger('click');
      await flushPromises();
    },
  };
}

test('shows the notes, the newest first', async () => {
  const { page, texts } = open(new StoreInMemory(['first', 'second']));
  expect(page.text()).toContain('Loading the notes…');

  await flushPromises();

  expect(texts()).toEqual(['second', 'first']);
  expect(page.get('h1').text()).toBe('my-app');
});

test('says that there are none', async () => {
  const { page } = open(new StoreInMemory());
  await flushPromises();

  expect(page.text()).toContain('No notes yet');
});

test('adds a note and is ready for the next', async () => {
  const { page, field, texts, add } = open(new StoreInMemory(['first']));
  await flushPromises();

  await add('second');

  expect(page.get('[role=status]').text()).toBe('Note added.');
  expect(texts()).toEqual(['second', 'first']);
  expect(field.element.value).toBe('');
  expect(document.activeElement).toBe(field.element);
});

test('shows at the field what is wrong with the text, and keeps it', async () => {
  const store = new StoreInMemory();
  vi.spyOn(store, 'add').mockRejectedValue(new InvalidNote('Keep it to 500 characters.'));
  const { page, field, add } = open(store);
  await flushPromises();

  await add('long');

  expect(page.get('[role=alert]').text()).toBe('Keep it to 500 characters.');
  expect(page.get('[role=alert]').attributes('id')).toBe(field.attributes('aria-describedby'));
  expect(field.attributes('aria-invalid')).toBe('true');
  expect(field.element.value).toBe('long');
});

test('sends a note once, however often it is asked to', async () => {
  const store = new StoreInMemory();
  const kept = Promise.withResolvers<Note>();
  const send = vi.spyOn(store, 'add').mockReturnValue(kept.promise);
  const { texts, add } = open(store);
  await flushPromises();

  await add('once');
  await add('once');

  expect(send).toHaveBeenCalledTimes(1);
  kept.resolve({ id: 1, text: 'once', createdAt: '2026-05-04T08:20:30.123Z' });
  await flushPromises();
  expect(texts()).toEqual(['once']);
});

test('deletes a note', async () => {
  const { page, texts, click } = open(new StoreInMemory(['first', 'second']));
  await flushPromises();

  await click('Delete the note: first');

  expect(page.get('[role=status]').text()).toBe('Note deleted.');
  expect(texts()).toEqual(['second']);
});

test('keeps showing a note that could not be deleted', async () => {
  const store = new StoreInMemory(['first']);
  vi.spyOn(store, 'remove').mockRejectedValue(new Error('The server does not answer.'));
  const { page, texts, click } = open(store);
  await flushPromises();

  await click('Delete the note: first');

  expect(page.get('li [role=alert]').text()).toBe('The server does not answer.');
  expect(texts()).toEqual(['first']);
});

test('loads again after a failure', async () => {
  const store = new StoreInMemory(['first']);
  vi.spyOn(store, 'list').mockRejectedValueOnce(new Error('The server does not answer.'));
  const { page, texts, click } = open(store);
  await flushPromises();
  expect(page.text()).toContain('The server does not answer.');

  await click('Try again');

  expect(texts()).toEqual(['first']);
});
