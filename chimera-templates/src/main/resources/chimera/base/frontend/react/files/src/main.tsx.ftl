import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './App.tsx';
[#if uses.api??]
import { createApiStore } from './notes/apiStore.ts';
[#else]
import { createBrowserStore } from './notes/browserStore.ts';
[/#if]
import './styles.css';

const root = document.getElementById('root');
if (root === null) {
  throw new Error('index.html has no element #root');
}
[#if uses.api??]
const store = createApiStore('/api/notes');
[#else]
const store = createBrowserStore('[=project.name].notes');
[/#if]
createRoot(root).render(
  <StrictMode>
    <App name="[=project.name]" store={store} />
  </StrictMode>,
);
