import { Button, Menu, SegmentedControl } from '@mantine/core';
import {
  IconCalendar,
  IconCash,
  IconDialpad,
  IconHash,
  IconMessage,
  IconMusic,
  IconPlus,
  type IconProps,
} from '@tabler/icons-react';
import { type ComponentType, use } from 'react';
import { z } from 'zod';
import { useMessages } from '#designer/i18n/i18n.tsx';
import { fieldMeta, optionFor, unwrap } from '#schemas/nodes/fields.ts';
import { emptyItem } from '../empty-item.ts';
import { type FieldProps, ObjectFields } from '../field-editor.tsx';
import { SpokenLanguagesContext, useFormScope } from '../form-scope.ts';
import { isRecord } from '../set-at-path.ts';
import { FieldFrame } from './field-frame.tsx';
import listClasses from './list-field.module.css';
import { moveItem } from './list-items.ts';
import { ListLine } from './list-line.tsx';
import classes from './prompt-field.module.css';

const ICONS: Record<string, ComponentType<IconProps>> = {
  audio: IconMusic,
  text: IconMessage,
  number: IconHash,
  digits: IconDialpad,
  date: IconCalendar,
  amount: IconCash,
};

/** What a caller hears, piece by piece, in the language that is being edited. */
export function PromptField(field: FieldProps) {
  const form = useFormScope();
  const { prompt: texts } = useMessages().form;
  const schema = unwrap(field.schema);
  const union = schema instanceof z.ZodArray ? schema.element : undefined;
  if (!(union instanceof z.ZodDiscriminatedUnion)) return null;
  const pieces: readonly unknown[] = Array.isArray(field.value) ? field.value : [];
  const put = (next: readonly unknown[]) => form.set(field.path, next);
  return (
    <FieldFrame field={field} composite aside={<PromptTools union={union} pieces={pieces} onPut={put} />}>
      {pieces.length === 0 && <p className={listClasses.none}>{texts.empty}</p>}
      <ol className={listClasses.list}>
        {pieces.map((piece, index) => {
          const record = isRecord(piece) ? piece : {};
          const option = optionFor(union, record);
          const type = String(record.type ?? '');
          const Icon = ICONS[type] ?? IconMessage;
          return (
            <ListLine
              // Pieces have no identity but their place and type; fields read their value from the document.
              key={`${index}/${pieces.length}/${type}`}
              name={texts.piece(index + 1)}
              stacked
              head={
                <span className={classes.icon} title={nameOfPiece(texts.pieces, type)}>
                  <Icon size={15} stroke={1.8} aria-hidden />
                </span>
              }
              first={index === 0}
              last={index === pieces.length - 1}
              removable
              readOnly={form.readOnly}
              onMove={(step) => put(moveItem(pieces, index, step))}
              onRemove={() => put(pieces.filter((_, other) => other !== index))}
            >
              {option && (
                <ObjectFields
                  schema={option}
                  path={[...field.path, index]}
                  textPath={`${field.textPath}[]`}
                  value={piece}
                />
              )}
            </ListLine>
          );
        })}
      </ol>
      <MissingLanguages pieces={pieces} />
    </FieldFrame>
  );
}

interface PromptToolsProps {
  union: z.ZodDiscriminatedUnion;
  pieces: readonly unknown[];
  onPut: (pieces: readonly unknown[]) => void;
}

function PromptTools({ union, pieces, onPut }: PromptToolsProps) {
  const form = useFormScope();
  const { prompt: texts } = useMessages().form;
  const { languages, spoken, choose } = use(SpokenLanguagesContext);
  // Values are worked out by a flow: without one there is nothing to calculate with.
  const calculates = form.widgets?.expression !== undefined;
  const types = union.options.flatMap((option) => {
    const literal = option instanceof z.ZodObject ? option.shape[union.def.discriminator] : undefined;
    return option instanceof z.ZodObject && literal instanceof z.ZodLiteral && (calculates || !isCalculated(option))
      ? [{ option, type: String(literal.value) }]
      : [];
  });
  return (
    <div className={classes.tools}>
      {languages.length > 1 && (
        <SegmentedControl
          size="xs"
          className={classes.languages}
          aria-label={texts.language}
          value={spoken}
          onChange={choose}
          data={languages.map((code) => ({ value: code, label: code.toUpperCase() }))}
        />
      )}
      {!form.readOnly && (
        <Menu position="bottom-end">
          <Menu.Target>
            <Button variant="subtle" size="compact-xs" leftSection={<IconPlus size={13} aria-hidden />}>
              {texts.add}
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {types.map(({ option, type }) => {
              const Icon = ICONS[type] ?? IconMessage;
              return (
                <Menu.Item
                  key={type}
                  leftSection={<Icon size={15} aria-hidden />}
                  onClick={() => onPut([...pieces, { ...newPiece(option, languages), type }])}
                >
                  {nameOfPiece(texts.pieces, type)}
                </Menu.Item>
              );
            })}
          </Menu.Dropdown>
        </Menu>
      )}
    </div>
  );
}

/** Languages in which something of the prompt has nothing to say. */
function MissingLanguages({ pieces }: { pieces: readonly unknown[] }) {
  const { prompt: texts } = useMessages().form;
  const { languages } = use(SpokenLanguagesContext);
  const missing = languages.filter((language) =>
    pieces.some((piece) => {
      const localised = isRecord(piece) ? (piece.text ?? piece.audio) : undefined;
      return isRecord(localised) && !localised[language];
    }),
  );
  if (missing.length === 0 || languages.length < 2) return null;
  return <p className={classes.missing}>{texts.missing(missing.map((code) => code.toUpperCase()).join(', '))}</p>;
}

function isCalculated(piece: z.ZodObject): boolean {
  // Shapes hold schemas; zod's own types only say so for its core part.
  return Object.values(piece.shape).some((child) => fieldMeta(child as z.ZodType).widget === 'expression');
}

function newPiece(option: z.ZodObject, languages: readonly string[]): Record<string, unknown> {
  const item = emptyItem(option, { siblings: [], languages });
  return isRecord(item) ? item : {};
}

function nameOfPiece(names: Record<string, string>, type: string): string {
  return names[type] ?? type;
}
