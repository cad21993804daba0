import { NativeSelect, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { reading } from '#designer/api/query.ts';
import { useMessages } from '#designer/i18n/i18n.tsx';
import { listAudio } from '#schemas/api/audio.ts';
import type { CallExit } from '#schemas/nodes/call/node.ts';
import type { Rule } from '#schemas/strategy/table.ts';
import { useEditor, useEditorState, useFlow } from '../editor/editor.ts';
import { ActionCell } from './action-cell.tsx';
import classes from './strategy.module.css';

interface RuleRowProps {
  name: string;
  exits: readonly CallExit[];
  rule: Rule;
  tel: number;
  tels: readonly number[];
  preliminary: boolean;
  /** The node of the action, which the row lights while it is selected. */
  node: string | undefined;
  onChange: (rule: Rule, coalesce?: string) => void;
}

/** What follows one result; edited where it stands. */
export function RuleRow({ name, exits, rule, tel, tels, preliminary, node, onChange }: RuleRowProps) {
  const isSelected = useEditorState(({ selection }) => node !== undefined && selection.nodes.has(node));
  const { action } = rule;
  const acts = action.do !== 'none' && action.do !== 'drawn';
  return (
    <tr data-selected={isSelected || undefined}>
      <th scope="row">{name}</th>
      <td>
        <Action name={name} rule={rule} tel={tel} tels={tels} preliminary={preliminary} onChange={onChange} />
      </td>
      <td>{acts && exits.includes('answering-machine') && <Message name={name} rule={rule} onChange={onChange} />}</td>
      <td>{acts && !exits.includes('answered') && <Sms name={name} rule={rule} tel={tel} onChange={onChange} />}</td>
    </tr>
  );
}

type CellProps = Pick<RuleRowProps, 'name' | 'rule' | 'onChange'>;

function Action({
  name,
  rule,
  tel,
  tels,
  preliminary,
  onChange,
}: CellProps & Pick<RuleRowProps, 'tel' | 'tels' | 'preliminary'>) {
  const { action: texts } = useMessages().flows.strategy;
  return (
    <ActionCell
      label={texts.label(name)}
      action={rule.action}
      tel={tel}
      tels={tels}
      preliminary={preliminary}
      onChange={(action) =>
        // Without an action there is nothing that a message or a text could come before.
        onChange(action.do === 'none' ? { message: null, sms: null, action } : { ...rule, action })
      }
    />
  );
}

function Message({ name, rule, onChange }: CellProps) {
  const { readOnly } = useEditor();
  const { action: texts } = useMessages().flows.strategy;
  const files = useQuery(reading(listAudio)).data?.audio ?? [];
  const audio = rule.message?.audio ?? '';
  const known = audio === '' || files.some(({ id }) => id === audio);
  return (
    <NativeSelect
      size="xs"
      aria-label={texts.message(name)}
      className={classes.message}
      value={audio}
      disabled={readOnly}
      data={[
        { value: '', label: texts.noMessage },
        ...files.map((file) => ({ value: file.id, label: file.name })),
        ...(known ? [] : [{ value: audio, label: audio }]),
      ]}
      onChange={({ currentTarget: { value } }) =>
        onChange({ ...rule, message: value === '' ? null : { byResult: [], ...rule.message, audio: value } })
      }
    />
  );
}

/** Where a text goes when nothing else was said: to the variable that keeps the number, if there is one. */
function Sms({ name, rule, tel, onChange }: CellProps & { tel: number }) {
  const { readOnly } = useEditor();
  const { action: texts } = useMessages().flows.strategy;
  const variable = useFlow(({ nodes }) =>
    nodes.find(({ kind, config }) => kind === 'phone-number' && config.tel === tel && config.variable),
  )?.config.variable;
  const to = typeof variable === 'string' ? `{{ ${variable} }}` : '{{ contact.called }}';
  return (
    <TextInput
      size="xs"
      aria-label={texts.sms(name)}
      className={classes.sms}
      placeholder={texts.noSms}
      value={rule.sms?.text ?? ''}
      title={rule.sms?.text}
      readOnly={readOnly}
      onChange={({ currentTarget: { value } }) =>
        onChange({ ...rule, sms: value === '' ? null : { to, ...rule.sms, text: value } }, `sms ${tel} ${name}`)
      }
    />
  );
}
