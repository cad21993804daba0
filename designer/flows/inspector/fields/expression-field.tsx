import { TextInput } from '@mantine/core';
import { lazy, Suspense } from 'react';
import type { FieldProps } from '#designer/ui/form/field-editor.tsx';
import { FieldFrame, useInputProps } from '#designer/ui/form/fields/field-frame.tsx';
import { useFieldIssues, useFormScope } from '#designer/ui/form/form-scope.ts';
import type { ExpressionType } from '#schemas/expressions/types.ts';
import { useFlow } from '../../editor/editor.ts';

const ExpressionEditor = lazy(async () => ({
  default: (await import('../../expressions/expression-editor.tsx')).ExpressionEditor,
}));

/** A CEL expression. The full editor comes when it is loaded; until then a plain field of the same size does the job. */
export function ExpressionField(field: FieldProps) {
  const form = useFormScope();
  const { onBlur, ...input } = useInputProps(field);
  const variables = useFlow((flow) => flow.variables);
  const value = String(field.value ?? '');
  const set = (text: string) => form.set(field.path, text);
  const [range] = useFieldIssues(field.path, true).flatMap((issue) => issue.range ?? []);
  return (
    <FieldFrame field={field}>
      <Suspense
        fallback={
          <TextInput
            {...input}
            onBlur={onBlur}
            ff="monospace"
            value={value}
            spellCheck={false}
            onChange={(event) => set(event.currentTarget.value)}
          />
        }
      >
        <ExpressionEditor
          id={input.id}
          label={input['aria-label']}
          value={value}
          invalid={input.error}
          range={range}
          readOnly={form.readOnly}
          variables={variables}
          sees={field.meta.sees ?? []}
          expected={expectedType(field, variables)}
          onChange={set}
          onBlur={onBlur}
        />
      </Suspense>
    </FieldFrame>
  );
}

function expectedType(
  { meta, parent }: FieldProps,
  variables: readonly { name: string; type: ExpressionType }[],
): ExpressionType {
  const { evaluated } = meta;
  if (typeof evaluated === 'object') {
    return variables.find((variable) => variable.name === parent[evaluated.sameTypeAs])?.type ?? 'any';
  }
  return evaluated === undefined || evaluated === 'template' ? 'any' : evaluated;
}
