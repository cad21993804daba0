import { Button, NativeSelect } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useLanguage, useMessages } from '#designer/i18n/i18n.tsx';
import type { FlowNode } from '#schemas/flow/flow.ts';
import { nodeKinds } from '#schemas/nodes/index.ts';
import { type ElementType, elementKinds } from '#schemas/script/elements/index.ts';
import { selectionOf } from '../document/selection.ts';
import { changeView, useEditor, useFlow, useView } from '../editor/editor.ts';
import { useSpokenLanguage } from '../editor/use-spoken-language.ts';
import { viewNode } from '../graph/node-view.ts';
import { NodeForm } from '../inspector/node-form.tsx';
import { ProblemsPanel } from '../problems/problems-panel.tsx';
import { addElement, duplicateElement, elementsOf, moveElement, removeElement } from './edit-elements.ts';
import { ElementForm, PageSettings } from './element-form.tsx';
import { ElementPalette } from './element-palette.tsx';
import classes from './page-designer.module.css';
import { isElementType, PageOutline } from './page-outline.tsx';
import { PagePreview, type PreviewValues } from './page-preview.tsx';

/** The page that is being designed, over the canvas; nothing while there is none. */
export function PageDesigner() {
  const id = useView((view) => view.pageDesigner?.node);
  const node = useFlow((flow) => flow.nodes.find((candidate) => candidate.id === id && candidate.kind === 'page'));
  const [values, setValues] = useState<PreviewValues>({});
  return node ? <Designer key={node.id} node={node} values={values} onValues={setValues} /> : null;
}

interface DesignerProps {
  node: FlowNode;
  values: PreviewValues;
  onValues: (values: PreviewValues) => void;
}

function Designer({ node, values, onValues }: DesignerProps) {
  const editor = useEditor();
  const { store, readOnly } = editor;
  const { pageDesigner: texts } = useMessages().flows;
  const { language } = useLanguage();
  const [spoken] = useSpokenLanguage();
  const elements = elementsOf(node);
  const [chosen, setChosen] = useState<string>();
  const index = elements.findIndex((element) => element.id === chosen);
  const element = elements[index];
  const wantsMore = useWantedElement(node, (wanted) => setChosen(elements[wanted]?.id));
  const problemsOpen = useView((view) => view.problemsOpen);
  useGoneWithPanel();
  const root = useRef<HTMLElement>(null);
  useEffect(() => {
    // A field that a problem points at has the focus already.
    if (!root.current?.contains(document.activeElement)) root.current?.focus();
  }, []);

  const nameOf = (type: string) => (isElementType(type) ? elementKinds[type].texts[language].name : type);
  const open = (page: string) => {
    changeView(editor, { pageDesigner: { node: page } });
    store.select(selectionOf({ nodes: [page] }));
  };
  const close = () => {
    changeView(editor, { pageDesigner: undefined });
    requestAnimationFrame(() => document.querySelector<HTMLElement>('.react-flow')?.focus());
  };
  const add = (type: ElementType, at: number) => {
    let added = '';
    store.edit((flow) => {
      const next = addElement(flow, type, { node: node.id, at });
      added = next.id;
      return next.flow;
    });
    setChosen(added);
    editor.announce(texts.added(nameOf(type)));
  };
  const move = (id: string, to: number) => {
    store.edit((flow) => moveElement(flow, node.id, { id, to }));
    const from = elements.findIndex((candidate) => candidate.id === id);
    editor.announce(texts.moved((to > from ? to - 1 : to) + 1, elements.length));
  };
  const remove = (id: string) => {
    const at = elements.findIndex((candidate) => candidate.id === id);
    store.edit((flow) => removeElement(flow, node.id, id));
    setChosen((elements[at + 1] ?? elements[at - 1])?.id);
    editor.announce(texts.removed(nameOf(elements[at]?.type ?? '')));
  };
  const duplicate = (id: string) => {
    let copy = '';
    store.edit((flow) => {
      const next = duplicateElement(flow, node.id, id);
      copy = next.id;
      return next.flow;
    });
    setChosen(copy);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    // React hands keys of dialogs on to where they were opened from.
    const own = event.target instanceof Element && event.currentTarget.contains(event.target);
    if (event.key !== 'Escape' || event.defaultPrevented || !own || isInside(event.target)) return;
    event.preventDefault();
    close();
  };
  const title = viewNode(node, language, spoken).title;

  return (
    <section
      ref={root}
      className={classes.designer}
      tabIndex={-1}
      aria-label={texts.title(title)}
      onKeyDown={onKeyDown}
    >
      <header className={classes.bar}>
        <Button variant="subtle" leftSection={<IconArrowLeft size={15} aria-hidden />} onClick={close}>
          {texts.close}
        </Button>
        <PageChoice node={node} onOpen={open} />
      </header>
      <NodeForm nodeId={node.id} kind={nodeKinds.page}>
        <div className={classes.columns} data-read-only={readOnly || undefined}>
          {!readOnly && <ElementPalette onAdd={(type) => add(type, index < 0 ? elements.length : index + 1)} />}
          <PageOutline
            nodeId={node.id}
            elements={elements}
            chosen={element?.id}
            readOnly={readOnly}
            onChoose={setChosen}
            onAdd={add}
            onMove={move}
            onRemove={remove}
          />
          <div className={classes.form} data-scroll>
            {element ? (
              <ElementForm
                key={element.id}
                element={element}
                index={index}
                count={elements.length}
                opened={wantsMore}
                onMove={(to) => move(element.id, to)}
                onDuplicate={() => duplicate(element.id)}
                onRemove={() => remove(element.id)}
              />
            ) : (
              <PageSettings node={node} />
            )}
          </div>
          <PagePreview node={node} values={values} onValues={onValues} onOpenPage={open} />
        </div>
      </NodeForm>
      {problemsOpen && <ProblemsPanel />}
    </section>
  );
}

/** Which page is designed; choosing another one goes there. */
function PageChoice({ node, onOpen }: { node: FlowNode; onOpen: (id: string) => void }) {
  const { pageDesigner: texts } = useMessages().flows;
  const { language } = useLanguage();
  const [spoken] = useSpokenLanguage();
  const nodes = useFlow((flow) => flow.nodes);
  const pages = nodes.filter(({ kind }) => kind === 'page');
  return (
    <NativeSelect
      size="xs"
      aria-label={texts.page}
      value={node.id}
      data={pages.map((page) => ({ value: page.id, label: nameOfPage(viewNode(page, language, spoken)) }))}
      onChange={({ currentTarget: { value } }) => onOpen(value)}
    />
  );
}

function nameOfPage({ title, summary }: { title: string; summary: string }): string {
  return summary && summary !== title ? `${title} – ${summary}` : title;
}

/** The test phone and the versions stand beside the canvas: whoever asks for them goes back to it. */
function useGoneWithPanel(): void {
  const editor = useEditor();
  const panel = useView((view) => view.panel);
  const [first] = useState(panel);
  useEffect(() => {
    if (panel !== first && panel !== 'inspector') changeView(editor, { pageDesigner: undefined });
  }, [panel, first, editor]);
}

/** Chooses the element that the problems panel points at. @returns Whether one of its folded settings is meant. */
function useWantedElement(node: FlowNode, choose: (index: number) => void): boolean {
  const wanted = useView((view) => view.focusField);
  const [seen, setSeen] = useState(0);
  const [more, setMore] = useState(false);
  if (wanted && wanted.node === node.id && wanted.seq !== seen) {
    setSeen(wanted.seq);
    const [field, index, key] = wanted.path;
    if (field === 'elements' && typeof index === 'number') {
      choose(index);
      setMore(ADVANCED.has(String(key)));
    }
  }
  return more;
}

const ADVANCED: ReadonlySet<string> = new Set(['visibleWhen', 'exportName', 'prefill', 'validWhen', 'invalidText']);

/** Whether a key belongs to a list or editor that is open inside the designer. */
function isInside(target: EventTarget): boolean {
  return (
    target instanceof Element &&
    target.closest('[role="listbox"], [role="menu"], .monaco-editor, [aria-expanded="true"]') !== null
  );
}
