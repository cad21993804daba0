import { Button, useComputedColorScheme } from '@mantine/core';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { useLanguage, useMessages } from '#designer/i18n/i18n.tsx';
import { describeDiagnostic } from '#schemas/diagnostics/diagnostic.ts';
import type { Flow } from '#schemas/flow/flow.ts';
import { useEditor, useFlow } from '../editor/editor.ts';
import { monaco, themeFor } from '../expressions/monaco.ts';
import { offerFlowSchema } from './flow-schema.ts';
import { type ReadText, readFlowText, writeFlowText } from './flow-text.ts';
import classes from './json-view.module.css';

const APPLY_AFTER_MS = 500;

/** The whole flow as text. What is valid becomes the flow; what is not stays in the text and says why. */
export function JsonView() {
  const { store, readOnly } = useEditor();
  const { json: texts } = useMessages().flows;
  const scheme = useComputedColorScheme('light');
  const flow = useFlow((current) => current);
  const host = useRef<HTMLDivElement>(null);
  const editor = useRef<monaco.editor.IStandaloneCodeEditor | undefined>(undefined);
  /** The document that the text says, as long as it says one. */
  const written = useRef<Flow | undefined>(undefined);
  const [pending, setPending] = useState<ReadText>();

  const apply = useEffectEvent(() => {
    const text = editor.current?.getValue() ?? '';
    const read = readFlowText(text, store.get().document);
    if (!read.ok) {
      setPending(read);
      return;
    }
    setPending(undefined);
    written.current = read.flow;
    store.edit(() => read.flow, { coalesce: 'json' });
  });
  const start = useEffectEvent(() => ({ value: writeFlowText(flow), readOnly }));

  useEffect(() => {
    const element = host.current;
    if (!element) return;
    const forget = offerFlowSchema();
    const { value, readOnly: fixed } = start();
    const model = monaco.editor.createModel(value, 'json', monaco.Uri.parse('inmemory://flow.flow.json'));
    written.current = store.get().document;
    const made = monaco.editor.create(element, { ...OPTIONS, model, readOnly: fixed });
    editor.current = made;
    let timer: ReturnType<typeof setTimeout> | undefined;
    made.onDidChangeModelContent(({ isFlush }) => {
      clearTimeout(timer);
      if (!isFlush) timer = setTimeout(() => apply(), APPLY_AFTER_MS);
    });
    return () => {
      clearTimeout(timer);
      // What was typed last is not lost by leaving the view.
      if (timer !== undefined) apply();
      made.dispose();
      model.dispose();
      forget();
    };
  }, [store]);

  useEffect(() => monaco.editor.setTheme(themeFor(scheme)), [scheme]);

  const changedOutside = written.current !== undefined && written.current !== flow;
  const show = useEffectEvent(() => {
    const made = editor.current;
    if (!made) return;
    const position = made.getPosition();
    made.setValue(writeFlowText(flow));
    if (position) made.setPosition(position);
    written.current = flow;
    setPending(undefined);
  });
  useEffect(() => {
    // A change made elsewhere (undo, the inspector) shows at once, unless that would drop what was typed here.
    if (editor.current && written.current !== flow && !pending) show();
  }, [flow, pending]);

  return (
    <section className={classes.view} aria-label={texts.label}>
      <div ref={host} className={classes.editor} data-json-editor />
      {pending && !pending.ok && <Pending read={pending} changedOutside={changedOutside} onDiscard={() => show()} />}
    </section>
  );
}

interface PendingProps {
  read: Extract<ReadText, { ok: false }>;
  changedOutside: boolean;
  onDiscard: () => void;
}

function Pending({ read, changedOutside, onDiscard }: PendingProps) {
  const { json: texts } = useMessages().flows;
  const { language } = useLanguage();
  return (
    <div className={classes.pending} role="alert">
      <div className={classes.problems}>
        <strong>{texts.pending}</strong> {changedOutside && texts.changedOutside}
        <ul className={classes.list}>
          {read.problem === 'syntax' && <li>{texts.syntax(read.reason)}</li>}
          {read.problem === 'other-id' && <li>{texts.otherId}</li>}
          {read.problem === 'document' &&
            read.diagnostics.map((found) => (
              <li key={`${found.rule} ${JSON.stringify(found.params)}`}>
                {describeDiagnostic(found, language).message}
              </li>
            ))}
        </ul>
      </div>
      <Button variant="default" onClick={onDiscard}>
        {texts.discard}
      </Button>
    </div>
  );
}

const OPTIONS: monaco.editor.IStandaloneEditorConstructionOptions = {
  automaticLayout: true,
  // A text area, which screen readers know and in which the page's own shortcuts know that someone is typing.
  editContext: false,
  fixedOverflowWidgets: true,
  fontSize: 12,
  lineNumbersMinChars: 4,
  minimap: { enabled: false },
  scrollBeyondLastLine: false,
  padding: { top: 10, bottom: 10 },
  tabSize: 2,
  wordWrap: 'on',
};
