import { Alert, Button } from '@mantine/core';
import { useMessages } from '#designer/i18n/i18n.tsx';
import { ConflictNotice } from './conflict-notice.tsx';
import classes from './record-form.module.css';
import { useRecord } from './record-form.tsx';

/** Below a form: whether everything is saved, what is in the way, and the buttons. It has its place at all times. */
export function SaveBar() {
  const form = useRecord();
  const { form: texts, common } = useMessages();
  if (form.readOnly) return <p className={classes.bar}>{texts.readOnly}</p>;
  return (
    <div className={classes.foot}>
      <ConflictNotice />
      {form.failure && !form.conflict && (
        <Alert color="red" role="alert">
          {form.failure}
        </Alert>
      )}
      <div className={classes.bar}>
        <span className={classes.state} role="status">
          {stateOf(form, texts)}
        </span>
        {form.errorCount > 0 && (
          <Button variant="subtle" color="red" onClick={form.showFirstError}>
            {texts.showFirst}
          </Button>
        )}
        <Button variant="default" disabled={!form.dirty || form.pending} onClick={form.revert}>
          {texts.revert}
        </Button>
        <Button type="submit" loading={form.pending} disabled={!form.dirty || form.conflict !== undefined}>
          {common.save}
        </Button>
      </div>
    </div>
  );
}

function stateOf(
  { errorCount, dirty, changed }: Pick<ReturnType<typeof useRecord>, 'errorCount' | 'dirty' | 'changed'>,
  texts: ReturnType<typeof useMessages>['form'],
): string {
  if (errorCount > 0) return texts.toCorrect(errorCount);
  return dirty ? texts.unsaved(changed.length) : texts.allSaved;
}
