import * as monaco from 'monaco-editor/editor';
import 'monaco-editor/features/bracketMatching/register';
import 'monaco-editor/features/clipboard/register';
import 'monaco-editor/features/codicon/register';
import 'monaco-editor/features/find/register';
import 'monaco-editor/features/folding/register';
import 'monaco-editor/features/format/register';
import 'monaco-editor/features/hover/register';
import 'monaco-editor/features/snippet/register';
import 'monaco-editor/features/suggest/register';
import 'monaco-editor/features/wordOperations/register';
import EditorWorker from 'monaco-editor/editor/editor.worker?worker';
import JsonWorker from 'monaco-editor/languages/features/json/json.worker?worker';

self.MonacoEnvironment = {
  getWorker: (_id: string, label: string) => (label === 'json' ? new JsonWorker() : new EditorWorker()),
};

/** Monaco with the few features that expressions and the JSON view use; everything else stays out of the download. */
export { monaco };

const LIGHT = 'switchyard-light';
const DARK = 'switchyard-dark';
/** The editor stands on the page's own surfaces. */
const SEE_THROUGH = { 'editor.background': '#00000000', 'editorGutter.background': '#00000000' };

monaco.editor.defineTheme(LIGHT, { base: 'vs', inherit: true, rules: [], colors: SEE_THROUGH });
monaco.editor.defineTheme(DARK, { base: 'vs-dark', inherit: true, rules: [], colors: SEE_THROUGH });

export function themeFor(scheme: 'light' | 'dark'): string {
  return scheme === 'dark' ? DARK : LIGHT;
}
