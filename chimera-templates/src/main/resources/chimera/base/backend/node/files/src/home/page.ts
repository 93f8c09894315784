import { MAX_LENGTH, type Note } from '../notes/notes.ts';
import { type Html, html } from './html.ts';

const dates = new Intl.DateTimeFormat('en-GB', {
  dateStyle: 'medium',
  timeStyle: 'short',
  timeZone: 'UTC',
});

/** Draws the page; there are no notes to show when the database does not answer. */
export function page(name: string, notes: readonly Note[] | undefined): Html {
  return html`<!DOCTYPE html>
<html lang="en">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <meta name="color-scheme" content="light dark">
  <title>${name}</title>
  <link rel="icon" href="data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%3E%3Crect width='16' height='16' rx='4' fill='%234f46e5'/%3E%3Cpath d='M4 5h8M4 8h8M4 11h5' stroke='white' stroke-width='1.5' stroke-linecap='round'/%3E%3C/svg%3E">
  <link rel="stylesheet" href="/assets/app.css">
  <script type="module" src="/assets/app.js"></script>
</head>
<body>
  <main>
    <header>
      <h1>${name}</h1>
      <p>It runs. Write a note: it goes through the API into the database, and is still there tomorrow.</p>
    </header>

    <form id="new-note" class="card" autocomplete="off">
      <label for="text">New note</label>
      <div class="row">
        <input id="text" name="text" type="text" required maxlength="${MAX_LENGTH}"
               placeholder="What should not be forgotten?" aria-describedby="message">
        <button type="submit">Add</button>
      </div>
      <noscript><p class="error">Adding and deleting need JavaScript; the list below does not.</p></noscript>
    </form>

    <p id="message" class="error" role="alert">${notes ? '' : 'The database does not answer. Is it running? Try again in a moment.'}</p>

    <section aria-labelledby="notes-title">
      <h2 id="notes-title">Notes</h2>
      <ul id="notes" aria-live="polite">${(notes ?? []).map(item)}
      </ul>
      <p id="empty"${notes?.length === 0 ? '' : ' hidden'}>No notes yet. The first one is yours.</p>
    </section>

    <footer>
      <p>The page is <code>backend/src/home/page.ts</code>, the API <a href="/api/notes"><code>/api/notes</code></a>.
         Change a file and reload: development needs no rebuild.</p>
    </footer>
  </main>
</body>
</html>
`;
}

function item({ id, text, createdAt }: Note): Html {
  return html`
        <li class="card" data-id="${id}">
          <p>${text}</p>
          <div class="row">
            <time datetime="${createdAt.toISOString()}">${dates.format(createdAt)} UTC</time>
            <button type="button" class="quiet" aria-label="Delete the note: ${text}">Delete</button>
          </div>
        </li>`;
}
