import { useNavigate, useSearch } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useEffectEvent, useRef, useState } from 'react';
import { useMessages } from '#designer/i18n/i18n.tsx';
import { useToasts } from '#designer/ui/toasts.tsx';
import type { FlowDraft } from '#schemas/api/flows.ts';
import { CanvasPicker } from './canvas/canvas-picker.tsx';
import { FlowCanvas } from './canvas/flow-canvas.tsx';
import { Palette } from './canvas/palette.tsx';
import { ShortcutsDialog } from './canvas/shortcuts-dialog.tsx';
import { ThreadCountsContext, useLiveComments } from './comments/use-comments.ts';
import { selectionOf, soleNode } from './document/selection.ts';
import { ConflictBanner } from './drafts/conflict-banner.tsx';
import { flowChannel, useOtherTabs, useSaving } from './drafts/use-saving.ts';
import { EditorContext, useEditor, useEditorState, useFlow, useView } from './editor/editor.ts';
import { type OpenEditor, openEditor } from './editor/open-editor.ts';
import { useStore } from './editor/store.ts';
import { EditorHeader } from './editor-header.tsx';
import { type EditorViewName, editorSearch } from './editor-search.ts';
import classes from './flow-editor.module.css';
import { canvasLights } from './graph/canvas-lights.ts';
import { useFollow } from './graph/flow-graph.tsx';
import { type Highlights, HighlightsContext, NO_HIGHLIGHTS, useHighlights } from './graph/highlights.ts';
import { READABLE_ZOOM } from './graph/use-opening-view.ts';
import { ProblemsPanel } from './problems/problems-panel.tsx';
import { useChecking } from './problems/use-checking.ts';
import { SidePanel } from './side-panel.tsx';
import { useEditorShortcuts } from './use-editor-shortcuts.ts';
import { ComparisonInAddress } from './versions/comparison-in-address.tsx';
import { PublishDialog } from './versions/publish-dialog.tsx';

const PageDesigner = lazy(async () => ({
  default: (await import('./script/page-designer.tsx')).PageDesigner,
}));
const StrategyTable = lazy(async () => ({
  default: (await import('./strategy/strategy-table.tsx')).StrategyTable,
}));
const JsonView = lazy(async () => ({ default: (await import('./json/json-view.tsx')).JsonView }));

interface FlowEditorProps {
  draft: FlowDraft;
  readOnly: boolean;
}

/** Opens a loaded draft; everything below shares what was opened. */
export function FlowEditor({ draft, readOnly }: FlowEditorProps) {
  const live = useRef<HTMLOutputElement>(null);
  const search = editorSearch.parse(useSearch({ strict: false }));
  const [open] = useState(() =>
    openEditor({
      draft,
      readOnly,
      panel: search.panel ?? 'inspector',
      announce: (text) => {
        if (live.current) live.current.textContent = text;
      },
      onSaved: (revision) => {
        const channel = flowChannel(draft.summary.id);
        channel.postMessage({ type: 'saved', revision });
        channel.close();
      },
    }),
  );
  return (
    <EditorContext value={open.editor}>
      <output ref={live} className={classes.live} aria-live="polite" />
      <EditorFrame open={open} />
    </EditorContext>
  );
}

function EditorFrame({ open }: { open: OpenEditor }) {
  const { view, setView } = useAddress();
  const saveState = useSaving(open);
  const [publishing, setPublishing] = useState(false);
  const [help, setHelp] = useState(false);
  const designing = useView((current) => current.pageDesigner !== undefined) && view === 'canvas';
  const problemsOpen = useView((current) => current.problemsOpen);
  const highlights = useLights();
  const threadCounts = useLiveComments();
  useChecking();
  useNotices(open);
  useEditorShortcuts({ onHelp: () => setHelp(true), onSave: () => void open.saver.flush() });
  return (
    <div className={classes.editor}>
      <EditorHeader
        view={view}
        onView={setView}
        saveState={saveState}
        saver={open.saver}
        onPublish={() => setPublishing(true)}
      />
      {saveState.status === 'conflict' && <ConflictBanner open={open} theirs={saveState.theirs} />}
      <div className={classes.body}>
        <div className={classes.main} inert={designing}>
          {view === 'canvas' && !open.editor.readOnly && <Palette />}
          <div className={classes.centre}>
            {view === 'canvas' ? (
              <HighlightsContext value={highlights}>
                <div className={classes.stage}>
                  <ThreadCountsContext value={threadCounts}>
                    <FlowCanvas />
                  </ThreadCountsContext>
                  <FollowLights />
                  <CanvasPicker />
                </div>
              </HighlightsContext>
            ) : view === 'table' ? (
              <Suspense>
                <StrategyTable onShowDrawing={() => setView('canvas')} />
              </Suspense>
            ) : (
              <Suspense>
                <JsonView />
              </Suspense>
            )}
            {problemsOpen && <ProblemsPanel />}
          </div>
          <SidePanel saver={open.saver} />
        </div>
        {designing && (
          <Suspense>
            <PageDesigner />
          </Suspense>
        )}
      </div>
      <ComparisonInAddress />
      <PublishDialog opened={publishing} onClose={() => setPublishing(false)} saver={open.saver} />
      <ShortcutsDialog opened={help} onClose={() => setHelp(false)} />
    </div>
  );
}

/** Keeps address and editor in step: which node, which view, which panel. */
function useAddress() {
  const editor = useEditor();
  const navigate = useNavigate();
  const search = editorSearch.parse(useSearch({ strict: false }));
  const node = useEditorState((state) => soleNode(state.selection));
  const panel = useView((view) => view.panel);
  const first = useRef(true);
  const kind = useFlow((flow) => flow.kind);

  useEffect(() => {
    if (first.current && search.node) editor.store.select(selectionOf({ nodes: [search.node] }));
    first.current = false;
  }, [editor, search.node]);

  useEffect(() => {
    const next = { node, panel: panel === 'inspector' ? undefined : panel };
    // Where one stands is part of the address, but not a step of the browser's history.
    void navigate({ to: '.', search: (before) => ({ ...before, ...next }), replace: true });
  }, [node, panel, navigate]);

  return {
    view: search.view === 'table' && kind !== 'strategy' ? 'canvas' : (search.view ?? 'canvas'),
    setView: (view: EditorViewName) =>
      void navigate({
        to: '.',
        search: (before) => ({ ...before, view: view === 'canvas' ? undefined : view }),
        replace: true,
      }),
  };
}

/** Keeps the node that a panel lights as the current one in view. */
function FollowLights() {
  const { current } = useHighlights();
  const follow = useStore(canvasLights, (lights) => lights.follow);
  useFollow(follow ? current : undefined, READABLE_ZOOM);
  return null;
}

function useLights(): Highlights {
  const { view, flowId } = useEditor();
  const panel = useStore(view, (current) => current.panel);
  const problemsOpen = useStore(view, (current) => current.problemsOpen);
  const lights = useStore(canvasLights, (current) => current);
  const shown = lights.panel === panel || (lights.panel === 'problems' && problemsOpen);
  return shown && lights.flowId === flowId ? lights.highlights : NO_HIGHLIGHTS;
}

function useNotices(open: OpenEditor): void {
  const toasts = useToasts();
  const { save, conflict } = useMessages().flows;
  const told = useRef(new Set<string>());
  /** Each notice is given once, whatever is drawn again. */
  const tell = useEffectEvent((text: string) => {
    if (!told.current.has(text)) toasts.done(text);
    told.current.add(text);
  });
  useEffect(() => {
    if (open.recovered) tell(save.recovered);
  }, [open, save]);
  useOtherTabs(open, () => tell(conflict.otherTab));
}
