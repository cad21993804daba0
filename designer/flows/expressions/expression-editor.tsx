import { useComputedColorScheme } from '@mantine/core';
import { useEffect, useEffectEvent, useRef } from 'react';
import { useLanguage } from '#designer/i18n/i18n.tsx';
import type { ExpressionType } from '#schemas/expressions/types.ts';
import type { Variable } from '#schemas/flow/variable.ts';
import { CEL, scopes } from './cel-language.ts';
import classes from './expression-editor.module.css';
import { monaco, themeFor } from './monaco.ts';

interface ExpressionEditorProps {
  id: string;
  label: string;
  value: string;
  invalid: boolean;
  /** The characters that the first problem concerns. */
  range?: { start: number; end: number };
  readOnly: boolean;
  variables: readonly Variable[];
  sees: readonly string[];
  expected: ExpressionType;
  onChange: (value: string) => void;
  onBlur: () => void;
}

const OPTIONS: monaco.editor.IStandaloneEditorConstructionOptions = {
  language: CEL,
  automaticLayout: true,
  // A text area, which screen readers know and in which the page's own shortcuts know that someone is typing.
  editContext: false,
  contextmenu: false,
  cursorSurroundingLines: 0,
  fixedOverflowWidgets: true,
  folding: false,
  fontSize: 12,
  glyphMargin: false,
  guides: { indentation: false },
  hover: { enabled: 'on' },
  lineDecorationsWidth: 8,
  lineHeight: 18,
  lineNumbers: 'off',
  lineNumbersMinChars: 0,
  links: false,
  minimap: { enabled: false },
  occurrencesHighlight: 'off',
  overviewRulerLanes: 0,
  overviewRulerBorder: false,
  padding: { top: 5, bottom: 5 },
  renderLineHighlight: 'none',
  scrollBeyondLastLine: false,
  scrollbar: { vertical: 'hidden', horizontal: 'hidden', handleMouseWheel: false, alwaysConsumeMouseWheel: false },
  suggest: { showWords: false, showIcons: true },
  tabFocusMode: true,
  wordBasedSuggestions: 'off',
  wordWrap: 'on',
  wrappingStrategy: 'advanced',
};

const MAX_HEIGHT_PX = 120;

/** One CEL expression with completion and marked errors. It wraps, but stays one line of text: Enter ends it. */
export function ExpressionEditor(props: ExpressionEditorProps) {
  const { value, range, variables, sees, expected, readOnly, label } = props;
  const { language } = useLanguage();
  const scheme = useComputedColorScheme('light');
  const host = useRef<HTMLDivElement>(null);
  const editor = useRef<monaco.editor.IStandaloneCodeEditor | undefined>(undefined);
  const changed = useEffectEvent((text: string) => {
    if (text !== value) props.onChange(text);
  });
  const left = useEffectEvent(() => props.onBlur());
  const first = useEffectEvent(() => ({ value, readOnly, ariaLabel: label }));

  useEffect(() => {
    const element = host.current;
    if (!element) return;
    const made = monaco.editor.create(element, { ...OPTIONS, ...first() });
    editor.current = made;
    const fit = () => {
      element.style.height = `${Math.min(Math.max(28, made.getContentHeight()), MAX_HEIGHT_PX)}px`;
    };
    fit();
    made.onDidContentSizeChange(fit);
    made.onDidChangeModelContent(() => {
      const model = made.getModel();
      const text = made.getValue();
      // Pasted line breaks become spaces: CEL does not mind, and a journal line stays a line.
      if (/[\r\n]/.test(text)) model?.setValue(text.replace(/\s*[\r\n]+\s*/g, ' '));
      else changed(text);
    });
    made.onDidBlurEditorText(() => left());
    made.onKeyDown((event) => {
      const suggesting = element.ownerDocument.querySelector('.suggest-widget.visible') !== null;
      if (event.keyCode === monaco.KeyCode.Enter && !suggesting) event.preventDefault();
      if (event.keyCode === monaco.KeyCode.Escape && suggesting) event.stopPropagation();
    });
    return () => {
      made.getModel()?.dispose();
      made.dispose();
    };
  }, []);

  useEffect(() => {
    // What was changed elsewhere (undo, another panel) is shown here; what was typed here is there already.
    if (editor.current && editor.current.getValue() !== value) editor.current.setValue(value);
  }, [value]);

  useEffect(() => {
    editor.current?.updateOptions({ readOnly, ariaLabel: label });
  }, [readOnly, label]);

  useEffect(() => {
    const model = editor.current?.getModel();
    if (model) scopes.set(model, { variables, sees, language });
  }, [variables, sees, language]);

  useEffect(() => monaco.editor.setTheme(themeFor(scheme)), [scheme]);

  useEffect(() => {
    const model = editor.current?.getModel();
    if (!model) return;
    const markers = range
      ? [
          {
            severity: monaco.MarkerSeverity.Error,
            message: '',
            startLineNumber: 1,
            endLineNumber: 1,
            startColumn: range.start + 1,
            endColumn: Math.max(range.end, range.start + 1) + 1,
          },
        ]
      : [];
    monaco.editor.setModelMarkers(model, 'flow', markers);
  }, [range]);

  return (
    <div className={classes.frame} data-invalid={props.invalid || undefined} data-expected={expected}>
      <div ref={host} className={classes.editor} data-expression />
    </div>
  );
}
