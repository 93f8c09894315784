import { createApp } from 'vue';
import App from './App.vue';
[#if uses.api??]
import { createApiStore } from './notes/apiStore.ts';
[#else]
import { createBrowserStore } from './notes/browserStore.ts';
[/#if]
import './styles.css';

[#if uses.api??]
const store = createApiStore('/api/notes');
[#else]
const store = createBrowserStore('[=project.name].notes');
[/#if]
createApp(App, { name: '[=project.name]', store }).mount('#app');
