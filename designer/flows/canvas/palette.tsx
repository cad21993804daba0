import { TextInput, UnstyledButton } from '@mantine/core';
import { IconChevronDown, IconChevronRight, IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import { useLanguage, useMessages } from '#designer/i18n/i18n.tsx';
import { fold } from '#designer/ui/fold.ts';
import type { NodeCategory } from '#schemas/nodes/node-kind.ts';
import { START_KIND } from '../document/exits-of.ts';
import { useFlow } from '../editor/editor.ts';
import { useActions } from '../editor/use-actions.ts';
import { KindIcon } from '../graph/kind-icon.tsx';
import classes from './palette.module.css';
import { GROUPS, useKinds } from './use-kinds.ts';

/** Groups that are folded away, as long as the designer is open: whoever draws menus all day wants them so in every flow. */
const foldedGroups = new Set<NodeCategory>();

/** What a dragged palette entry carries. */
export const KIND_DRAG_TYPE = 'application/x-switchyard-kind';

/** Everything that can be inserted, by group: drag it, or click to put it behind the selected node. */
export function Palette() {
  const { palette: texts } = useMessages().flows;
  const { language } = useLanguage();
  const actions = useActions();
  const [query, setQuery] = useState('');
  const [folded, setFolded] = useState<ReadonlySet<NodeCategory>>(() => new Set(foldedGroups));
  const kinds = useKinds();
  const hasStart = useFlow((flow) => flow.nodes.some((node) => node.kind === START_KIND));
  const wanted = fold(query.trim());
  const inOrder = GROUPS.flatMap((group) => kinds.filter((kind) => kind.category === group));
  const offered = inOrder.filter(
    (kind) =>
      !(hasStart && kind.kind === START_KIND) &&
      fold(`${kind.texts[language].name} ${kind.texts[language].description}`).includes(wanted),
  );
  // Enter takes what is called so before what is only described so.
  const first = offered.find((kind) => fold(kind.texts[language].name).includes(wanted)) ?? offered[0];
  const toggle = (group: NodeCategory) => {
    if (!foldedGroups.delete(group)) foldedGroups.add(group);
    setFolded(new Set(foldedGroups));
  };
  return (
    <nav className={classes.palette} aria-label={texts.title} data-scroll>
      <TextInput
        className={classes.search}
        size="xs"
        type="search"
        aria-label={texts.search}
        placeholder={texts.search}
        leftSection={<IconSearch size={14} aria-hidden />}
        value={query}
        onChange={(event) => setQuery(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && first) actions.insert(first.kind);
          if (event.key === 'Escape') setQuery('');
        }}
      />
      {offered.length === 0 && <p className={classes.none}>{texts.none}</p>}
      {GROUPS.map((group) => {
        const members = offered.filter((kind) => kind.category === group);
        if (members.length === 0) return null;
        // What is searched for is shown wherever it is.
        const open = wanted !== '' || !folded.has(group);
        const Chevron = open ? IconChevronDown : IconChevronRight;
        return (
          <section key={group} aria-label={texts.groups[group]}>
            <h2 className={classes.group}>
              <UnstyledButton
                className={classes.fold}
                aria-label={`${texts.title}: ${texts.groups[group]}`}
                aria-expanded={open}
                onClick={() => toggle(group)}
              >
                {texts.groups[group]}
                <Chevron size={12} aria-hidden />
              </UnstyledButton>
            </h2>
            {(open ? members : []).map((kind) => (
              <UnstyledButton
                key={kind.kind}
                className={classes.kind}
                data-category={kind.category}
                data-kind={kind.kind}
                draggable
                title={kind.texts[language].description}
                aria-label={texts.insert(kind.texts[language].name)}
                onClick={() => actions.insert(kind.kind)}
                onDragStart={(event) => {
                  event.dataTransfer.setData(KIND_DRAG_TYPE, kind.kind);
                  event.dataTransfer.effectAllowed = 'copy';
                }}
              >
                <span className={classes.icon}>
                  <KindIcon icon={kind.icon} size={15} />
                </span>
                <span className="sy-truncate">{kind.texts[language].name}</span>
              </UnstyledButton>
            ))}
          </section>
        );
      })}
    </nav>
  );
}
