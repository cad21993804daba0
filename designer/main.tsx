import '@mantine/core/styles.layer.css';
import './ui/global.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/app.tsx';
import { loadMessages, preferredLanguage } from './i18n/language.ts';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');

const language = preferredLanguage();
document.documentElement.lang = language;
const messages = await loadMessages(language);
createRoot(root).render(
  <StrictMode>
    <App initialLanguage={{ language, messages }} />
  </StrictMode>,
);
