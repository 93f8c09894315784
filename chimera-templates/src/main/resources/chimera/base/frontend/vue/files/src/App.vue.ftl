<script setup lang="ts">
import { ref, useTemplateRef } from 'vue';
import NewNote from './notes/NewNote.vue';
import NoteList from './notes/NoteList.vue';
import type { Note, NoteStore } from './notes/store.ts';
import { useNotes } from './notes/useNotes.ts';

const { name, store } = defineProps<{ name: string; store: NoteStore }>();

const { notes, reload, add, remove } = useNotes(store);
const news = ref('');
const form = useTemplateRef('form');

async function addAndTell(text: string) {
  await add(text);
  news.value = 'Note added.';
}

async function removeAndTell(note: Note) {
  await remove(note);
  news.value = 'Note deleted.';
  form.value?.focus();
}
</script>

<template>
  <main class="mx-auto max-w-2xl px-4 py-10 sm:py-16">
    <header class="mb-8">
      <h1 class="font-bold text-4xl leading-tight tracking-tight wrap-anywhere">{{ name }}</h1>
      <p class="mt-2 text-muted">
[#if uses.api??]
        It runs. Write a note: it goes through the API into the database, and is still there
        tomorrow.
[#else]
        It runs. Write a note: it stays in this browser, and is still there tomorrow.
[/#if]
      </p>
    </header>

    <NewNote ref="form" :add="addAndTell" />

    <section aria-labelledby="notes-title" class="mt-8">
      <h2 id="notes-title" class="mb-3 font-semibold text-lg">Notes</h2>
      <NoteList :notes="notes" :remove="removeAndTell" @reload="reload" />
    </section>

    <!-- What screen readers are told; everybody else sees it happen. -->
    <p role="status" class="sr-only">{{ news }}</p>

    <footer class="mt-12 border-line border-t pt-4 text-muted text-sm">
[#if uses.api??]
      This page is <code>[=service.directory]/src/App.vue</code>, the API
      <a class="text-accent underline" href="/api/notes"><code>/api/notes</code></a>. Save a change
      and watch it appear here.
[#else]
      This page is <code>[=service.directory]/src/App.vue</code>. Save a change and watch it appear here.
[/#if]
    </footer>
  </main>
</template>
