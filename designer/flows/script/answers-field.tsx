import { ActionIcon, Button, Stack, Switch, Textarea, TextInput } from '@mantine/core';
import { IconChevronDown, IconChevronUp, IconClipboardText, IconPlus, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { useMessages } from '#designer/i18n/i18n.tsx';
import { Dialog } from '#designer/ui/dialog.tsx';
import type { FieldProps } from '#designer/ui/form/field-editor.tsx';
import { FieldFrame, useFieldTexts } from '#designer/ui/form/fields/field-frame.tsx';
import { moveItem } from '#designer/ui/form/fields/list-items.ts';
import { useFormScope } from '#designer/ui/form/form-scope.ts';
import { isRecord } from '#designer/ui/form/set-at-path.ts';
import type { AnswerOption } from '#schemas/script/elements/element-kind.ts';
import { useFlow } from '../editor/editor.ts';
import { useSpokenLanguage } from '../editor/use-spoken-language.ts';
import classes from './page-designer.module.css';
import { pasteAnswers } from './paste-answers.ts';

/** Answers to choose from, as a table of codes and words in the language that is being edited. */
export function AnswersField(field: FieldProps) {
  const form = useFormScope();
  const { form: general, flows } = useMessages();
  const texts = flows.pageDesigner.answers;
  const { label: fieldLabel } = useFieldTexts(field);
  const { label: codeLabel } = useFieldTexts({ path: [...field.path, 'code'], textPath: `${field.textPath}[].code` });
  const words = useFieldTexts({ path: [...field.path, 'label'], textPath: `${field.textPath}[].label` }).label;
  const languages = useFlow((flow) => flow.languages);
  const [language] = useSpokenLanguage();
  const [pasting, setPasting] = useState(false);
  const answers = readAnswers(field.value);
  const put = (next: readonly AnswerOption[]) => form.set(field.path, next);
  const add = () => put(pasteAnswers('…', { language, languages, before: answers }).map(emptied(answers.length)));
  return (
    <FieldFrame field={field}>
      {answers.length === 0 && <p className={classes.hint}>{texts.none}</p>}
      {answers.length > 0 && (
        <table className={classes.table} aria-label={fieldLabel}>
          <thead>
            <tr>
              <th scope="col">{codeLabel}</th>
              <th scope="col">{texts.label(words, language)}</th>
              <td />
            </tr>
          </thead>
          <tbody>
            {answers.map((answer, index) => (
              // Answers have no identity but their place while their codes are being written.
              <tr key={index}>
                <td>
                  <TextInput
                    size="xs"
                    aria-label={`${texts.row(index + 1)}: ${codeLabel}`}
                    readOnly={form.readOnly}
                    spellCheck={false}
                    value={answer.code}
                    onChange={({ currentTarget: { value } }) => form.set([...field.path, index, 'code'], value)}
                    onBlur={() => form.settle(field.path)}
                  />
                </td>
                <td>
                  <TextInput
                    size="xs"
                    aria-label={`${texts.row(index + 1)}: ${texts.label(words, language)}`}
                    readOnly={form.readOnly}
                    lang={language}
                    value={answer.label[language] ?? ''}
                    onChange={({ currentTarget: { value } }) =>
                      form.set([...field.path, index, 'label', language], value)
                    }
                    onBlur={() => form.settle(field.path)}
                    onKeyDown={(event) => {
                      if (event.key !== 'Enter' || form.readOnly || index < answers.length - 1) return;
                      event.preventDefault();
                      add();
                    }}
                  />
                </td>
                <td>
                  {!form.readOnly && (
                    <>
                      <ActionIcon
                        size={22}
                        aria-label={`${general.moveUp}: ${texts.row(index + 1)}`}
                        disabled={index === 0}
                        onClick={() => put(moveItem(answers, index, -1))}
                      >
                        <IconChevronUp size={14} aria-hidden />
                      </ActionIcon>
                      <ActionIcon
                        size={22}
                        aria-label={`${general.moveDown}: ${texts.row(index + 1)}`}
                        disabled={index === answers.length - 1}
                        onClick={() => put(moveItem(answers, index, 1))}
                      >
                        <IconChevronDown size={14} aria-hidden />
                      </ActionIcon>
                      <ActionIcon
                        size={22}
                        aria-label={general.remove(texts.row(index + 1))}
                        onClick={() => put(answers.filter((_, other) => other !== index))}
                      >
                        <IconX size={14} aria-hidden />
                      </ActionIcon>
                    </>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {!form.readOnly && (
        <div className={classes.leftButtons}>
          <Button variant="subtle" size="compact-xs" leftSection={<IconPlus size={13} aria-hidden />} onClick={add}>
            {texts.add}
          </Button>
          <Button
            variant="subtle"
            size="compact-xs"
            leftSection={<IconClipboardText size={13} aria-hidden />}
            onClick={() => setPasting(true)}
          >
            {texts.paste}
          </Button>
        </div>
      )}
      <PasteDialog
        opened={pasting}
        answers={answers}
        onClose={() => setPasting(false)}
        onTake={(next) => {
          put(next);
          setPasting(false);
        }}
      />
    </FieldFrame>
  );
}

interface PasteDialogProps {
  opened: boolean;
  answers: readonly AnswerOption[];
  onClose: () => void;
  onTake: (answers: AnswerOption[]) => void;
}

/** Many answers at once, from a list or a spreadsheet. */
function PasteDialog({ opened, answers, onClose, onTake }: PasteDialogProps) {
  const { common } = useMessages();
  const { answers: texts } = useMessages().flows.pageDesigner;
  const languages = useFlow((flow) => flow.languages);
  const [language] = useSpokenLanguage();
  const [text, setText] = useState('');
  const [replaces, setReplaces] = useState(false);
  const filled = answers.filter(({ label }) => Object.values(label).some((words) => words !== ''));
  const options = { language, languages, before: replaces ? [] : filled };
  const found = pasteAnswers(text, { ...options, before: [] }).length;
  const close = () => {
    setText('');
    onClose();
  };
  return (
    <Dialog opened={opened} onClose={close} title={texts.pasteTitle} size={460}>
      <Stack gap="sm">
        <Textarea
          data-autofocus
          label={texts.pasteLabel}
          description={texts.pasteHelp}
          lang={language}
          autosize
          minRows={6}
          maxRows={16}
          value={text}
          onChange={({ currentTarget: { value } }) => setText(value)}
        />
        {filled.length > 0 && (
          <Switch
            label={texts.replace}
            checked={replaces}
            onChange={({ currentTarget: { checked } }) => setReplaces(checked)}
          />
        )}
        <div className={classes.previewHead}>
          <output className={classes.hint}>{texts.found(found)}</output>
          <span className={classes.space} />
          <Button variant="default" onClick={close}>
            {common.cancel}
          </Button>
          <Button
            disabled={found === 0}
            onClick={() => {
              onTake(pasteAnswers(text, options));
              setText('');
            }}
          >
            {texts.take}
          </Button>
        </div>
      </Stack>
    </Dialog>
  );
}

/** A new line begins without words. */
function emptied(from: number) {
  return (answer: AnswerOption, index: number): AnswerOption =>
    index < from
      ? answer
      : { ...answer, label: Object.fromEntries(Object.keys(answer.label).map((code) => [code, ''])) };
}

/** The answers of a draft, which may not hold to their schema yet. */
function readAnswers(value: unknown): AnswerOption[] {
  if (!Array.isArray(value)) return [];
  return value.map((entry) => {
    const { code, label } = isRecord(entry) ? entry : {};
    const words = isRecord(label) ? Object.entries(label).map(([language, text]) => [language, String(text)]) : [];
    return { code: String(code ?? ''), label: Object.fromEntries(words) };
  });
}
