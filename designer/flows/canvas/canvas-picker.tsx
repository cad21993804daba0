import { useLanguage, useMessages } from '#designer/i18n/i18n.tsx';
import { fold } from '#designer/ui/fold.ts';
import { outgoingOf, START_KIND } from '../document/exits-of.ts';
import { changeView, type Picker, useEditor, useFlow, useView } from '../editor/editor.ts';
import { useActions } from '../editor/use-actions.ts';
import { KindIcon } from '../graph/kind-icon.tsx';
import { type NodeView, viewNode } from '../graph/node-view.ts';
import { type PickItem, PickList } from './pick-list.tsx';
import { searchNodes } from './search-nodes.ts';
import { GROUPS, useKinds } from './use-kinds.ts';

/** Whatever list is open over the canvas: insert, choose an exit, choose where it leads, search. */
export function CanvasPicker() {
  const picker = useView((view) => view.picker);
  if (!picker) return null;
  const key = JSON.stringify(picker);
  if (picker.type === 'insert') return <InsertPicker key={key} picker={picker} />;
  if (picker.type === 'exit') return <ExitPicker key={key} node={picker.node} />;
  if (picker.type === 'target') return <TargetPicker key={key} picker={picker} />;
  return <SearchPicker key={key} />;
}

function useClose() {
  const editor = useEditor();
  return (next?: Picker) => {
    changeView(editor, { picker: next, target: undefined, activeExit: undefined });
    if (!next) document.querySelector<HTMLElement>('.react-flow')?.focus({ preventScroll: true });
  };
}

/** Kinds whose name or description matches, in the palette's order, names first. */
function useKindItems(): (query: string) => (PickItem & { kind: string })[] {
  const kinds = useKinds();
  const { language } = useLanguage();
  const { palette } = useMessages().flows;
  const hasStart = useFlow((flow) => flow.nodes.some((node) => node.kind === START_KIND));
  const ordered = GROUPS.flatMap((group) => kinds.filter((kind) => kind.category === group));
  return (query) => {
    const wanted = fold(query.trim());
    const named = (name: string) => fold(name).includes(wanted);
    const offered = ordered.filter((kind) => !(hasStart && kind.kind === START_KIND));
    const byName = offered.filter((kind) => named(kind.texts[language].name));
    const byText = offered.filter((kind) => !byName.includes(kind) && named(kind.texts[language].description));
    return [...byName, ...byText].map((kind) => ({
      id: `kind:${kind.kind}`,
      kind: kind.kind,
      label: kind.texts[language].name,
      hint: wanted === '' ? undefined : kind.texts[language].description,
      icon: <KindIcon icon={kind.icon} />,
      group: wanted === '' ? palette.groups[kind.category] : undefined,
    }));
  };
}

function InsertPicker({ picker }: { picker: Extract<Picker, { type: 'insert' }> }) {
  const { picker: texts } = useMessages().flows;
  const actions = useActions();
  const close = useClose();
  const items = useKindItems();
  const titles = useViewOf();
  return (
    <PickList
      label={
        picker.from
          ? texts.insertAfter(
              titles(picker.from.node)?.title ?? '',
              exitName(titles(picker.from.node), picker.from.exit),
            )
          : texts.insert
      }
      items={items}
      onClose={close}
      onPick={({ kind }) => {
        close();
        actions.insert(kind, { at: picker.at, from: picker.from });
      }}
    />
  );
}

function useViewOf() {
  const flow = useFlow((current) => current);
  const { language } = useLanguage();
  return (id: string) => {
    const node = flow.nodes.find((candidate) => candidate.id === id);
    return node && viewNode(node, language, flow.languages[0] ?? language);
  };
}

function ExitPicker({ node: id }: { node: string }) {
  const { picker: texts } = useMessages().flows;
  const editor = useEditor();
  const flow = useFlow((current) => current);
  const close = useClose();
  const viewOf = useViewOf();
  const node = flow.nodes.find((candidate) => candidate.id === id);
  const view = viewOf(id);
  if (!node || !view) return null;
  const outgoing = outgoingOf(flow, node);
  const all = outgoing.map((exit) => ({
    id: exit.id,
    label: view.exits.find((known) => known.id === exit.id)?.name ?? exit.id,
    hint: exit.target ? texts.leadsTo(viewOf(exit.target)?.title ?? exit.target) : texts.leadsNowhere,
    // Exits that still wait for a connection come first: they are what one comes here for.
    rank: exit.target ? 2 : exit.optional ? 1 : 0,
  }));
  all.sort((a, b) => a.rank - b.rank);
  return (
    <PickList
      label={texts.exit(view.title)}
      items={(query) => all.filter((exit) => fold(exit.label).includes(fold(query)))}
      onActive={(exit) => changeView(editor, { activeExit: exit && { node: id, exit: exit.id } })}
      onClose={close}
      onPick={(exit) => close({ type: 'target', node: id, exit: exit.id })}
    />
  );
}

function TargetPicker({ picker }: { picker: Extract<Picker, { type: 'target' }> }) {
  const { picker: texts } = useMessages().flows;
  const { language } = useLanguage();
  const editor = useEditor();
  const actions = useActions();
  const flow = useFlow((current) => current);
  const close = useClose();
  const kinds = useKindItems();
  const view = useViewOf()(picker.node);
  const name = exitName(view, picker.exit);
  const connected = flow.edges.some((edge) => edge.source === picker.node && edge.exit === picker.exit);

  const items = (query: string): PickItem[] => {
    // `+` asks for a new node where the words also fit nodes that are there.
    if (query.startsWith('+')) return kinds(query.slice(1)).map((kind) => ({ ...kind, group: texts.newNode }));
    const nodes = byDistance(searchNodes(flow, query, language), picker.node, flow)
      .filter(({ node }) => node.kind !== START_KIND)
      .map(({ node, title, kindName, icon }) => ({
        id: `node:${node.id}`,
        label: title,
        hint: title === kindName ? node.id : kindName,
        icon: <KindIcon icon={icon} />,
        group: texts.nodes,
      }));
    const inserted = kinds(query).map((kind) => ({ ...kind, hint: undefined, group: texts.newNode }));
    const away = connected && query === '' ? [{ id: 'disconnect', label: texts.disconnect }] : [];
    return [...nodes, ...inserted, ...away];
  };

  return (
    <PickList
      label={texts.target(name)}
      items={items}
      onActive={(item) => {
        const target = item?.id.startsWith('node:') ? item.id.slice('node:'.length) : undefined;
        changeView(editor, { target, activeExit: { node: picker.node, exit: picker.exit } });
        if (target) actions.reveal(target);
      }}
      onClose={close}
      onPick={(item) => {
        close();
        const [what, id = ''] = splitId(item.id);
        if (what === 'node') actions.connect(picker.node, picker.exit, id);
        else if (what === 'kind') actions.insert(id, { from: { node: picker.node, exit: picker.exit } });
        else actions.disconnect(picker.node, picker.exit);
      }}
    />
  );
}

function SearchPicker() {
  const { picker: texts } = useMessages().flows;
  const { language } = useLanguage();
  const editor = useEditor();
  const actions = useActions();
  const flow = useFlow((current) => current);
  const close = useClose();
  return (
    <PickList
      label={texts.search}
      items={(query) =>
        searchNodes(flow, query, language).map(({ node, title, kindName, icon, excerpt }) => ({
          id: node.id,
          label: title,
          hint: excerpt ?? (title === kindName ? node.id : kindName),
          icon: <KindIcon icon={icon} />,
        }))
      }
      onActive={(item, query) => {
        // Before anything is searched for, the canvas stays where it is.
        const found = query === '' ? undefined : item?.id;
        changeView(editor, { target: found });
        if (found) actions.reveal(found);
      }}
      onClose={close}
      onPick={(item) => {
        close();
        actions.selectNode(item.id);
      }}
    />
  );
}

function exitName(view: NodeView | undefined, id: string): string {
  return view?.exits.find((exit) => exit.id === id)?.name ?? id;
}

function splitId(id: string): [string, string?] {
  const colon = id.indexOf(':');
  return colon < 0 ? [id] : [id.slice(0, colon), id.slice(colon + 1)];
}

/** Near nodes first: connections rarely go far, and hardly ever back into the node itself. */
function byDistance<Found extends { node: { position: { x: number; y: number }; id: string } }>(
  found: Found[],
  from: string,
  flow: { nodes: { id: string; position: { x: number; y: number } }[] },
): Found[] {
  const origin = flow.nodes.find((node) => node.id === from)?.position ?? { x: 0, y: 0 };
  const distance = ({ node }: Found) =>
    node.id === from ? Number.POSITIVE_INFINITY : Math.hypot(node.position.x - origin.x, node.position.y - origin.y);
  return [...found].sort((a, b) => distance(a) - distance(b));
}
