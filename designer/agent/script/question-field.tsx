import { Checkbox, Input, NumberInput, Radio, Select, Stack, Textarea, TextInput } from '@mantine/core';
import { type ReactNode, useId } from 'react';
import { useMessages } from '#designer/i18n/i18n.tsx';
import type { Value } from '#schemas/flow/variable.ts';
import { readMatrix } from '#schemas/script/answer-rule.ts';
import type { ElementOf, Question } from '#schemas/script/elements/index.ts';
import { ChipRadios } from './chip-radios.tsx';
import { MatrixField } from './matrix-field.tsx';
import { fromLocalTime, toLocalTime } from './zoned-time.ts';

interface FieldProps {
  /** The fills of the page's texts, in its language. */
  text: (localised: Readonly<Record<string, string>>) => string;
  answer: Value | undefined;
  /** Why the answer is not accepted, in words. */
  error: string | undefined;
  timeZone: string;
  onChange: (answer: Value | undefined) => void;
  onBlur: () => void;
}

type QuestionFieldProps<T extends Question['type']> = FieldProps & { question: ElementOf<T> };
type AnyQuestionProps = FieldProps & { question: Question };

/** One question with the widget that its kind calls for. */
export function QuestionField(props: AnyQuestionProps) {
  const Field = FIELDS[props.question.type] as (field: AnyQuestionProps) => ReactNode;
  return <Field {...props} />;
}

const FIELDS: { [T in Question['type']]: (props: QuestionFieldProps<T>) => ReactNode } = {
  input: InputField,
  'yes-no': YesNoField,
  'single-choice': SingleChoiceField,
  'multiple-choice': MultipleChoiceField,
  'drop-down': DropDownField,
  matrix: MatrixQuestion,
  date: DateField,
  email: EmailField,
  age: AgeField,
  rating: RatingField,
  appointment: AppointmentField,
};

/** What every widget of the library takes. */
function commonProps({ question, text, error, onBlur }: AnyQuestionProps) {
  return {
    label: text(question.label),
    description: text(question.help) || undefined,
    error,
    withAsterisk: question.required,
    'aria-required': question.required || undefined,
    onBlur,
    size: 'sm' as const,
  };
}

/** Of a group, whose wrapper has no role that could be required; its radio buttons say so themselves. */
function groupProps(props: AnyQuestionProps) {
  const { 'aria-required': _required, ...others } = commonProps(props);
  return others;
}

const asText = (answer: Value | undefined) => (typeof answer === 'string' ? answer : '');

function InputField(props: QuestionFieldProps<'input'>) {
  const { question, answer, onChange } = props;
  const common = commonProps(props);
  const typed = { value: answer === undefined || answer === null ? '' : String(answer) };
  const onType = (event: { currentTarget: { value: string } }) => onChange(event.currentTarget.value || undefined);
  if (question.format === 'number') return <NumberWidget {...props} decimals />;
  if (question.format === 'long-text') {
    return <Textarea {...common} {...typed} autosize minRows={3} maxRows={10} onChange={onType} />;
  }
  return <TextInput {...common} {...typed} type={question.format === 'phone' ? 'tel' : 'text'} onChange={onType} />;
}

function EmailField(props: QuestionFieldProps<'email'>) {
  const { answer, onChange } = props;
  return (
    <TextInput
      {...commonProps(props)}
      type="email"
      value={asText(answer)}
      onChange={({ currentTarget: { value } }) => onChange(value.trim() || undefined)}
    />
  );
}

type NumberWidgetProps = AnyQuestionProps & { decimals?: boolean };

function NumberWidget(props: NumberWidgetProps) {
  const { answer, onChange, decimals = false } = props;
  return (
    <NumberInput
      {...commonProps(props)}
      hideControls
      allowDecimal={decimals}
      allowedDecimalSeparators={[',', '.']}
      value={typeof answer === 'number' ? answer : ''}
      onChange={(value) => onChange(typeof value === 'number' ? value : undefined)}
    />
  );
}

function AgeField(props: QuestionFieldProps<'age'>) {
  return <NumberWidget {...props} />;
}

function DateField(props: QuestionFieldProps<'date'>) {
  const { answer, onChange } = props;
  return (
    <TextInput
      {...commonProps(props)}
      type="date"
      value={asText(answer).slice(0, 10)}
      onChange={({ currentTarget: { value } }) => onChange(value || undefined)}
    />
  );
}

function AppointmentField(props: QuestionFieldProps<'appointment'>) {
  const { answer, timeZone, onChange } = props;
  return (
    <TextInput
      {...commonProps(props)}
      type="datetime-local"
      value={toLocalTime(asText(answer), timeZone)}
      onChange={({ currentTarget: { value } }) => onChange(fromLocalTime(value, timeZone) ?? undefined)}
    />
  );
}

function DropDownField(props: QuestionFieldProps<'drop-down'>) {
  const { question, answer, text, onChange } = props;
  const { script } = useMessages();
  return (
    <Select
      {...commonProps(props)}
      data={question.options.map(({ code, label }) => ({ value: code, label: text(label) || code }))}
      value={asText(answer) || null}
      placeholder={script.choose}
      nothingFoundMessage={script.nothingFound}
      searchable
      clearable={!question.required}
      onChange={(value) => onChange(value ?? undefined)}
    />
  );
}

function SingleChoiceField(props: QuestionFieldProps<'single-choice'>) {
  const { question, answer, text, onChange } = props;
  return (
    <Radio.Group {...groupProps(props)} value={asText(answer)} onChange={onChange}>
      <Stack gap={6} my={6}>
        {question.options.map(({ code, label }) => (
          <Radio key={code} size="sm" value={code} label={text(label) || code} required={question.required} />
        ))}
      </Stack>
    </Radio.Group>
  );
}

function MultipleChoiceField(props: QuestionFieldProps<'multiple-choice'>) {
  const { question, answer, text, onChange } = props;
  const codes = Array.isArray(answer) ? answer.map(String) : [];
  return (
    <Checkbox.Group {...groupProps(props)} value={codes} onChange={onChange}>
      <Stack gap={6} my={6}>
        {question.options.map(({ code, label }) => (
          <Checkbox key={code} size="sm" value={code} label={text(label) || code} />
        ))}
      </Stack>
    </Checkbox.Group>
  );
}

function YesNoField(props: QuestionFieldProps<'yes-no'>) {
  const { answer, question, onChange } = props;
  const { script } = useMessages();
  return (
    <Group {...props}>
      {(labelledBy) => (
        <ChipRadios
          labelledBy={labelledBy}
          required={question.required}
          options={[
            { value: 'true', label: script.yes },
            { value: 'false', label: script.no },
          ]}
          value={typeof answer === 'boolean' ? String(answer) : undefined}
          onChange={(value) => onChange(value === 'true')}
        />
      )}
    </Group>
  );
}

function RatingField(props: QuestionFieldProps<'rating'>) {
  const { question, answer, text, onChange } = props;
  const marks = Array.from({ length: question.highest - question.lowest + 1 }, (_, index) => question.lowest + index);
  return (
    <Group {...props}>
      {(labelledBy) => (
        <ChipRadios
          labelledBy={labelledBy}
          required={question.required}
          options={marks.map((mark) => ({ value: String(mark), label: String(mark) }))}
          before={text(question.lowestText)}
          after={text(question.highestText)}
          value={typeof answer === 'number' ? String(answer) : undefined}
          onChange={(value) => onChange(Number(value))}
        />
      )}
    </Group>
  );
}

function MatrixQuestion(props: QuestionFieldProps<'matrix'>) {
  const { question, answer, text, onChange } = props;
  return (
    <Group {...props}>
      {(labelledBy) => (
        <MatrixField
          labelledBy={labelledBy}
          rows={question.rows.map(({ code, label }) => ({ code, label: text(label) || code }))}
          options={question.options.map(({ code, label }) => ({ code, label: text(label) || code }))}
          lines={readMatrix(answer) ?? []}
          onChange={onChange}
        />
      )}
    </Group>
  );
}

/** Label, hint and problem around a widget of several controls. */
function Group({ children, ...props }: AnyQuestionProps & { children: (labelledBy: string) => ReactNode }) {
  const id = useId();
  const { label, description, error, withAsterisk, size } = commonProps(props);
  return (
    <Input.Wrapper
      id={id}
      labelElement="div"
      label={label}
      description={description}
      error={error}
      withAsterisk={withAsterisk}
      size={size}
      labelProps={{ id: `${id}-label` }}
      aria-invalid={error === undefined ? undefined : true}
    >
      {children(`${id}-label`)}
    </Input.Wrapper>
  );
}
