import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { App } from './App.tsx';
import { InvalidNote, type Note } from './notes/store.ts';
import { StoreInMemory } from './test/StoreInMemory.ts';

function open(...texts: string[]) {
  const store = new StoreInMemory(texts);
  render(<App name="my-app" store={store} />);
  return { store, user: userEvent.setup() };
}

async function texts() {
  const items = await screen.findAllByRole('listitem');
  return items.map((item) => item.querySelector('p')?.textContent);
}

test('shows the notes, the newest first', async () => {
  open('first', 'second');

  expect(screen.getByText('Loading the notes…')).toBeVisible();
  expect(await texts()).toEqual(['second', 'first']);
  expect(screen.getByRole('heading', { level: 1 })).toHaveTextContent('my-app');
});

test('says that there are none', async () => {
  open();

  expect(await screen.findByText(/No notes yet/)).toBeVisible();
});

test('adds a note and is ready for the next', async () => {
  const { user } = open('first');
  await screen.findByRole('listitem');

  await user.type(screen.getByLabelText('New note'), 'second{Enter}');

  expect(await screen.findByText('Note added.')).toBeInTheDocument();
  expect(await texts()).toEqual(['second', 'first']);
  expect(screen.getByLabelText('New note')).toHaveValue('');
  expect(screen.getByLabelText('New note')).toHaveFocus();
});

test('shows at the field what is wrong with the text, and keeps it', async () => {
  const { store, user } = open();
  vi.spyOn(store, 'add').mockRejectedValue(new InvalidNote('Keep it to 500 characters.'));

  await user.type(screen.getByLabelText('New note'), 'long');
  await user.click(screen.getByRole('button', { name: 'Add' }));

  const field = screen.getByLabelText('New note');
  expect(await screen.findByRole('alert')).toHaveTextContent('Keep it to 500 characters.');
  expect(field).toBeInvalid();
  expect(field).toHaveAccessibleDescription('Keep it to 500 characters.');
  expect(field).toHaveValue('long');
});

test('sends a note once, however often it is asked to', async () => {
  const { store, user } = open();
  const kept = Promise.withResolvers<Note>();
  const add = vi.spyOn(store, 'add').mockReturnValue(kept.promise);

  await user.type(screen.getByLabelText('New note'), 'once{Enter}{Enter}');
  await user.click(screen.getByRole('button', { name: 'Add' }));

  expect(add).toHaveBeenCalledTimes(1);
  kept.resolve({ id: 1, text: 'once', createdAt: '2026-05-04T08:20:30.123Z' });
  expect(await texts()).toEqual(['once']);
});

test('deletes a note', async () => {
  const { user } = open('first', 'second');

  await user.click(await screen.findByRole('button', { name: 'Delete the note: first' }));

  expect(await screen.findByText('Note deleted.')).toBeInTheDocument();
  expect(await texts()).toEqual(['second']);
});

test('keeps showing a note that could not be deleted', async () => {
  const { store, user } = open('first');
  vi.spyOn(store, 'remove').mockRejectedValue(new Error('The server does not answer.'));

  await user.click(await screen.findByRole('button', { name: 'Delete the note: first' }));

  const item = screen.getByRole('listitem');
  expect(await within(item).findByRole('alert')).toHaveTextContent('The server does not answer.');
  expect(item).toHaveTextContent('first');
});

test('loads again after a failure', async () => {
  const store = new StoreInMemory(['first']);
  vi.spyOn(store, 'list').mockRejectedValueOnce(new Error('The server does not answer.'));
  render(<App name="my-app" store={store} />);

  expect(await screen.findByText('The server does not answer.')).toBeVisible();
  await userEvent.click(screen.getByRole('button', { name: 'Try again' }));

  expect(await texts()).toEqual(['first']);
});
