import { Button } from '@mantine/core';
import { IconFileExport, IconListCheck } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { type CallResult, urlOf } from '#designer/api/call.ts';
import { reading } from '#designer/api/query.ts';
import { useFormats, useMessages } from '#designer/i18n/i18n.tsx';
import { type Column, DataTable } from '#designer/ui/data-table.tsx';
import { EmptyState } from '#designer/ui/empty-state.tsx';
import { FilterSelect } from '#designer/ui/filter-select.tsx';
import { LoadError } from '#designer/ui/load-error.tsx';
import { Page } from '#designer/ui/page.tsx';
import { RelativeTime } from '#designer/ui/relative-time.tsx';
import { exportSurveyAnswers, listSurveyAnswers } from '#schemas/api/survey-answers.ts';
import { DataTabs } from './data-tabs.tsx';

const MOST_ROWS = 1000;

type Answer = CallResult<typeof listSurveyAnswers>['answers'][number];

/** What callers answered, of one survey or of all. */
export function SurveyAnswersPage() {
  const {
    data: { surveys: texts },
  } = useMessages();
  const formats = useFormats();
  const [survey, setSurvey] = useState<string>();
  const found = useQuery({
    ...reading(listSurveyAnswers, { query: { limit: MOST_ROWS, survey } }),
    placeholderData: keepPreviousData,
  });
  const columns = useAnswerColumns();
  const surveys = found.data?.surveys ?? [];
  const chosen = survey === undefined ? surveys : surveys.filter((one) => one.survey === survey);
  const total = chosen.reduce((sum, { answers }) => sum + answers, 0);
  const shown = found.data?.answers.length ?? 0;
  return (
    <Page
      title={texts.title}
      note={
        found.data &&
        (total > shown
          ? texts.latest(formats.number(shown), formats.number(total))
          : texts.count(total, formats.number(total)))
      }
      actions={
        survey === undefined ? (
          <Button variant="default" leftSection={<IconFileExport size={15} />} disabled title={texts.exportHelp}>
            {texts.export}
          </Button>
        ) : (
          <Button
            variant="default"
            leftSection={<IconFileExport size={15} />}
            component="a"
            href={urlOf(exportSurveyAnswers, { query: { survey } })}
            download="survey-answers.csv"
          >
            {texts.export}
          </Button>
        )
      }
      toolbar={
        <>
          <DataTabs />
          <FilterSelect
            w={260}
            label={texts.survey}
            any={texts.all}
            value={survey}
            onChange={setSurvey}
            data={surveys.map((one) => ({
              value: one.survey,
              label: `${one.survey} (${formats.number(one.answers)})`,
            }))}
          />
        </>
      }
    >
      {found.isError && !found.data ? (
        <LoadError error={found.error} onRetry={() => void found.refetch()} />
      ) : (
        <DataTable
          label={texts.title}
          columns={columns}
          rows={found.data?.answers}
          rowKey={(answer) => `${answer.contactId} ${answer.survey} ${answer.question} ${answer.answeredAt}`}
          empty={
            <EmptyState
              icon={<IconListCheck size={36} stroke={1.3} />}
              title={texts.emptyTitle}
              text={texts.emptyText}
            />
          }
        />
      )}
    </Page>
  );
}

function useAnswerColumns(): Column<Answer>[] {
  const {
    data: { surveys: texts },
  } = useMessages();
  const { compare } = useFormats();
  return useMemo(
    () => [
      {
        key: 'survey',
        header: texts.survey,
        cell: (answer) => <span title={answer.survey}>{answer.survey}</span>,
        compare: (a, b) => compare(a.survey, b.survey),
        width: '22%',
      },
      {
        key: 'question',
        header: texts.question,
        cell: (answer) => <span title={answer.question}>{answer.question}</span>,
        compare: (a, b) => compare(a.question, b.question),
        width: '26%',
      },
      {
        key: 'answer',
        header: texts.answer,
        cell: (answer) => <span title={answer.answer}>{answer.answer}</span>,
        compare: (a, b) => compare(a.answer, b.answer),
      },
      {
        key: 'when',
        header: texts.when,
        cell: (answer) => <RelativeTime at={answer.answeredAt} />,
        compare: (a, b) => a.answeredAt.localeCompare(b.answeredAt),
        width: 140,
      },
      {
        key: 'contact',
        header: texts.contact,
        cell: (answer) => (
          <Link to="/contacts/$contactId" params={{ contactId: answer.contactId }}>
            {texts.open}
          </Link>
        ),
        width: 130,
      },
    ],
    [texts, compare],
  );
}
