// Adds and deletes notes through the API; the server has already drawn the list.

const form = document.querySelector('#new-note');
const input = form.querySelector('input');
const list = document.querySelector('#notes');
const empty = document.querySelector('#empty');
const message = document.querySelector('#message');
const dates = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });

/** Calls the API; throws an Error that a person can read. */
async function api(method, path, body) {
  let response;
  try {
    response = await fetch(`/api/notes${path}`, {
      method,
      headers: body && { 'Content-Type': 'application/json' },
      body: body && JSON.stringify(body),
    });
  } catch {
    throw new Error('The server does not answer.');
  }
  if (response.status === 204) {
    return null;
  }
  const answer = await response.json().catch(() => null);
  if (!response.ok || !answer) {
    throw new Error(Object.values(answer?.errors ?? {})[0] ?? answer?.detail ?? `The server answered ${response.status}.`);
  }
  return answer;
}

/** Runs an action with its button off, and says what went wrong. */
async function run(button, action) {
  button.disabled = true;
  message.textContent = '';
  try {
    await action();
  } catch (error) {
    message.textContent = error.message;
  } finally {
    button.disabled = false;
    empty.hidden = list.children.length > 0;
  }
}

function showDate(time) {
  time.textContent = dates.format(new Date(time.dateTime));
}

function item(note) {
  const li = document.createElement('li');
  li.className = 'card';
  li.dataset.id = note.id;
  li.innerHTML = '<p></p><div class="row"><time></time><button type="button" class="quiet">Delete</button></div>';
  li.querySelector('p').textContent = note.text;
  li.querySelector('button').setAttribute('aria-label', `Delete the note: ${note.text}`);
  const time = li.querySelector('time');
  time.dateTime = note.createdAt;
  showDate(time);
  return li;
}

form.addEventListener('submit', (event) => {
  event.preventDefault();
  run(form.querySelector('button'), async () => {
    list.prepend(item(await api('POST', '', { text: input.value })));
    form.reset();
    input.focus();
  });
});

list.addEventListener('click', (event) => {
  const button = event.target.closest('button');
  if (button) {
    const li = button.closest('li');
    run(button, async () => {
      await api('DELETE', `/${li.dataset.id}`);
      li.remove();
      input.focus();
    });
  }
});

list.querySelectorAll('time').forEach(showDate);
