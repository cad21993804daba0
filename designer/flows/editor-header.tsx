import { ActionIcon, Button, SegmentedControl, Tooltip } from '@mantine/core';
import {
  IconAlertTriangle,
  IconArrowBackUp,
  IconArrowForwardUp,
  IconChevronLeft,
  IconCircleCheck,
  IconCircleX,
  IconDeviceMobile,
} from '@tabler/icons-react';
import { useState } from 'react';
import { useMessages } from '#designer/i18n/i18n.tsx';
import { IconLink } from '#designer/ui/links.tsx';
import { Tag } from '#designer/ui/tag.tsx';
import { editFlow } from './document/edit-flow.ts';
import type { DraftSaver, SaveState } from './drafts/draft-saver.ts';
import { SaveStatus } from './drafts/save-status.tsx';
import { changeView, useChecks, useEditor, useEditorState, useFlow, useView } from './editor/editor.ts';
import { useActions } from './editor/use-actions.ts';
import classes from './editor-header.module.css';
import type { EditorViewName } from './editor-search.ts';
import { ExchangeMenu } from './exchange/exchange-menu.tsx';

interface EditorHeaderProps {
  view: EditorViewName;
  onView: (view: EditorViewName) => void;
  saveState: SaveState;
  saver: DraftSaver;
  onPublish: () => void;
}

const VIEWS: readonly EditorViewName[] = ['canvas', 'table', 'json'];

/** Name, state and the few things one does with the flow as a whole. */
export function EditorHeader({ view, onView, saveState, saver, onPublish }: EditorHeaderProps) {
  const editor = useEditor();
  const actions = useActions();
  const { editor: texts } = useMessages().flows;
  const kind = useFlow((flow) => flow.kind);
  const canUndo = useEditorState((state) => state.past.length > 0);
  const canRedo = useEditorState((state) => state.future.length > 0);
  const panel = useView((current) => current.panel);
  return (
    <header className={classes.header}>
      <BackLink />
      <FlowName />
      <Tag>{texts.kinds[kind]}</Tag>
      {editor.readOnly ? (
        <Tag>{editor.campaignId ? texts.fromCampaign : texts.readOnly}</Tag>
      ) : (
        <SaveStatus state={saveState} saver={saver} />
      )}
      <span className={classes.space} />
      {!editor.readOnly && (
        <>
          <Tooltip label={`${texts.undo}  (Ctrl Z)`}>
            <ActionIcon aria-label={texts.undo} disabled={!canUndo} onClick={actions.undo}>
              <IconArrowBackUp size={18} aria-hidden />
            </ActionIcon>
          </Tooltip>
          <Tooltip label={`${texts.redo}  (Ctrl ⇧ Z)`}>
            <ActionIcon aria-label={texts.redo} disabled={!canRedo} onClick={actions.redo}>
              <IconArrowForwardUp size={18} aria-hidden />
            </ActionIcon>
          </Tooltip>
        </>
      )}
      <ExchangeMenu />
      <ProblemsButton />
      <SegmentedControl
        size="xs"
        value={view}
        onChange={onView}
        data={VIEWS.filter((name) => name !== 'table' || kind === 'strategy').map((name) => ({
          value: name,
          label: texts.views[name],
        }))}
      />
      <Button
        variant="default"
        leftSection={<IconDeviceMobile size={15} aria-hidden />}
        aria-pressed={panel === 'phone'}
        onClick={() => changeView(editor, { panel: panel === 'phone' ? 'inspector' : 'phone' })}
      >
        {texts.test}
      </Button>
      {!editor.readOnly && <Button onClick={onPublish}>{texts.publish}</Button>}
    </header>
  );
}

function BackLink() {
  const { campaignId: madeFor } = useEditor();
  // One that is made for customers who were called for no campaign has none.
  const campaignId = madeFor === '' ? null : madeFor;
  const { editor: texts } = useMessages().flows;
  const label = campaignId === null ? texts.back : texts.backToCampaign;
  const icon = <IconChevronLeft size={18} aria-hidden />;
  return (
    <Tooltip label={label}>
      {campaignId === null ? (
        <IconLink to="/flows" aria-label={label}>
          {icon}
        </IconLink>
      ) : (
        <IconLink to="/campaigns/$campaignId" params={{ campaignId }} aria-label={label}>
          {icon}
        </IconLink>
      )}
    </Tooltip>
  );
}

function FlowName() {
  const { store, readOnly } = useEditor();
  const { editor: texts } = useMessages().flows;
  const name = useFlow((flow) => flow.name);
  const [typed, setTyped] = useState<string>();
  const shown = typed ?? name;
  return (
    <h1 className={classes.title}>
      <input
        className={classes.name}
        aria-label={texts.name}
        value={shown}
        size={Math.max(8, shown.length)}
        maxLength={200}
        readOnly={readOnly}
        onChange={({ currentTarget: { value } }) => {
          // A flow always has a name; while the field is empty the last one stays.
          setTyped(value);
          if (value.trim() !== '') store.edit((flow) => editFlow(flow, { name: value }), { coalesce: 'name' });
        }}
        onBlur={() => {
          setTyped(undefined);
          store.settle();
        }}
        onKeyDown={(event) => event.key === 'Enter' && event.currentTarget.blur()}
      />
    </h1>
  );
}

function ProblemsButton() {
  const editor = useEditor();
  const { editor: texts, problems } = useMessages().flows;
  const { error, warning } = useChecks((checks) => checks.count);
  const checked = useChecks((checks) => checks.diagnostics !== undefined);
  const open = useView((view) => view.problemsOpen);
  const tone = error > 0 ? 'bad' : warning > 0 ? 'warn' : 'good';
  const Icon = { bad: IconCircleX, warn: IconAlertTriangle, good: IconCircleCheck }[tone];
  const label = error > 0 ? texts.errors(error) : warning > 0 ? texts.warnings(warning) : texts.noProblems;
  return (
    <Button
      variant="subtle"
      color="gray"
      className={classes.problems}
      data-tone={checked ? tone : undefined}
      leftSection={<Icon size={15} aria-hidden />}
      aria-expanded={open}
      title={open ? problems.close : problems.open}
      onClick={() => changeView(editor, { problemsOpen: !open })}
    >
      {checked ? label : texts.checking}
    </Button>
  );
}
