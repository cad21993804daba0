import { changeView, useEditor, useFlow, useView } from './editor.ts';

/** The language of the flow whose texts canvas and inspector show, and how to change it. */
export function useSpokenLanguage(): [language: string, choose: (language: string) => void] {
  const editor = useEditor();
  const languages = useFlow((flow) => flow.languages);
  const chosen = useView((view) => view.spoken);
  const language = chosen !== undefined && languages.includes(chosen) ? chosen : (languages[0] ?? 'en');
  return [language, (next) => changeView(editor, { spoken: next })];
}
