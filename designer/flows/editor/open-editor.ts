import { ApiError } from '#designer/api/api-error.ts';
import { call } from '#designer/api/call.ts';
import { type FlowDraft, saveDraft, staleRevision } from '#schemas/api/flows.ts';
import { DraftSaver, type SaveResult } from '../drafts/draft-saver.ts';
import { createDraftShelf, sameDocument } from '../drafts/draft-shelf.ts';
import { sortDiagnostics, UNCHECKED } from '../problems/checks.ts';
import type { Editor, EditorView, Panel } from './editor.ts';
import { createEditorStore } from './editor-store.ts';
import { createStore } from './store.ts';

export interface OpenEditor {
  editor: Editor;
  saver: DraftSaver;
  /** Changes were found on the shelf and brought back. */
  recovered: boolean;
}

interface OpenOptions {
  draft: FlowDraft;
  readOnly: boolean;
  panel: Panel;
  announce: (text: string) => void;
  onSaved: (revision: number) => void;
}

/** Opens a draft for editing, with changes that were not saved when it was last open in this browser. */
export function openEditor({ draft, readOnly, panel, announce, onSaved }: OpenOptions): OpenEditor {
  const { id, revision, updatedAt, updatedBy, campaignId } = draft.summary;
  const shelf = createDraftShelf(id, localStorage);
  const saver = new DraftSaver({
    revision,
    document: draft.document,
    shelf,
    save: (onRevision, document) => save(id, onRevision, document),
    onSaved,
  });
  const left = readOnly ? undefined : shelf.take();
  const unsaved = left && !sameDocument(left.document, draft.document) ? left : undefined;
  if (left && !unsaved) shelf.clear();
  const store = createEditorStore(draft.document);
  if (unsaved?.revision === revision) {
    store.edit(() => unsaved.document);
    saver.change(unsaved.document);
  } else if (unsaved) {
    store.replace(unsaved.document);
    saver.conflict(unsaved.document, { revision, document: draft.document, updatedAt, updatedBy });
  }
  const editor: Editor = {
    flowId: id,
    campaignId,
    readOnly,
    store,
    view: createStore<EditorView>({ panel, problemsOpen: false }),
    checks: createStore(unsaved ? UNCHECKED : sortDiagnostics({ diagnostics: draft.diagnostics }, UNCHECKED)),
    announce,
  };
  return { editor, saver, recovered: unsaved?.revision === revision };
}

async function save(id: string, revision: number, document: FlowDraft['document']): Promise<SaveResult> {
  try {
    const { summary } = await call(saveDraft, { params: { id }, body: { revision, document } });
    return { outcome: 'saved', revision: summary.revision };
  } catch (error) {
    if (!(error instanceof ApiError)) return { outcome: 'refused', error };
    if (error.status === 0 || error.status >= 500) return { outcome: 'unreachable' };
    const theirs = error.code === 'stale-revision' ? staleRevision.safeParse(error.details).data : undefined;
    return theirs ? { outcome: 'stale', theirs } : { outcome: 'refused', error };
  }
}
