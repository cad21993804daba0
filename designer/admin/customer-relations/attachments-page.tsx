import { ActionIcon, Button, FileButton } from '@mantine/core';
import { IconDownload, IconPaperclip, IconPlus, IconTrash, IconUpload } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { UsedByList } from '#designer/admin/queues/used-by-list.tsx';
import { urlOf } from '#designer/api/call.ts';
import { reading, useCall } from '#designer/api/query.ts';
import { useMay } from '#designer/api/use-session.ts';
import { useFormats, useMessages } from '#designer/i18n/i18n.tsx';
import { useConfirm } from '#designer/ui/confirm.tsx';
import { DropTarget } from '#designer/ui/drop-target.tsx';
import { EmptyState } from '#designer/ui/empty-state.tsx';
import { EntryActions } from '#designer/ui/entry-actions.tsx';
import { LoadError } from '#designer/ui/load-error.tsx';
import { Page } from '#designer/ui/page.tsx';
import { useOpenedEntry } from '#designer/ui/use-opened-entry.ts';
import {
  createAttachmentGroup,
  deleteAttachment,
  deleteAttachmentGroup,
  listAttachmentGroups,
  readAttachment,
  renameAttachmentGroup,
  uploadAttachment,
} from '#schemas/api/attachments.ts';
import { ATTACHMENT_TYPES, type Attachment, type AttachmentGroup } from '#schemas/domain/attachment.ts';
import { AttachmentGroupDialog } from './attachment-group-dialog.tsx';
import { RelationTabs } from './relation-tabs.tsx';
import classes from './relations.module.css';
import { useUploadAttachments } from './use-upload-attachments.ts';

/** Groups of files that agents can attach to their e-mails. */
export function AttachmentsPage() {
  const { relations } = useMessages();
  const texts = relations.attachments;
  const may = useMay();
  const found = useQuery(reading(listAttachmentGroups));
  const groups = found.data?.attachmentGroups;
  const { entry, open, add, close } = useOpenedEntry(may(renameAttachmentGroup) ? groups : undefined);
  const button = may(createAttachmentGroup) && (
    <Button leftSection={<IconPlus size={15} aria-hidden />} onClick={add}>
      {texts.add}
    </Button>
  );
  return (
    <Page title={texts.title} note={groups && texts.count(groups.length)} actions={button} toolbar={<RelationTabs />}>
      {found.isError && !groups && <LoadError error={found.error} onRetry={() => void found.refetch()} />}
      {groups?.length === 0 && (
        <EmptyState
          icon={<IconPaperclip size={36} stroke={1.3} />}
          title={texts.emptyTitle}
          text={texts.emptyText}
          action={button}
        />
      )}
      <div className={classes.groups} data-scroll>
        {groups?.map((group) => (
          <GroupSection key={group.id} group={group} onRename={() => open(group)} />
        ))}
      </div>
      {entry !== undefined && <AttachmentGroupDialog key={entry?.id} group={entry} onClose={close} />}
    </Page>
  );
}

const ENDINGS = Object.keys(ATTACHMENT_TYPES)
  .map((ending) => `.${ending}`)
  .join(',');

function GroupSection({ group, onRename }: { group: AttachmentGroup; onRename: () => void }) {
  const { relations, common } = useMessages();
  const texts = relations.attachments;
  const may = useMay();
  const { add, busy, failures, dismiss } = useUploadAttachments(group.id);
  return (
    <DropTarget hint={texts.dropHere(group.name)} onFiles={may(uploadAttachment) ? add : undefined}>
      <section className={classes.group} aria-label={group.name}>
        <div className={classes.groupHead}>
          <h2 className={classes.heading}>{group.name}</h2>
          <span className={classes.hint}>
            {texts.usedBy} <UsedByList flows={[]} campaigns={group.usedBy.campaigns} />
          </span>
          <span className={classes.space} />
          {may(uploadAttachment) && (
            <FileButton multiple accept={ENDINGS} onChange={add}>
              {(props) => (
                <Button {...props} variant="default" loading={busy} leftSection={<IconUpload size={15} aria-hidden />}>
                  {texts.upload}
                </Button>
              )}
            </FileButton>
          )}
          <EntryActions
            entry={group}
            onEdit={onRename}
            editLabel={common.rename}
            remove={deleteAttachmentGroup}
            refreshes={[listAttachmentGroups]}
            deleteText={texts.deleteText(group.attachments.length)}
          />
        </div>
        {failures.map(({ name, reason }) => (
          <p key={name} className={classes.failure} role="alert">
            <strong>{name}:</strong> {reason}{' '}
            <Button variant="subtle" size="compact-xs" onClick={() => dismiss(name)}>
              {common.close}
            </Button>
          </p>
        ))}
        {group.attachments.length === 0 && <p className={classes.hint}>{texts.noFiles}</p>}
        <ul className={classes.files}>
          {group.attachments.map((file) => (
            <FileLine key={file.id} file={file} />
          ))}
        </ul>
      </section>
    </DropTarget>
  );
}

function FileLine({ file }: { file: Attachment }) {
  const { relations, common } = useMessages();
  const texts = relations.attachments;
  const formats = useFormats();
  const may = useMay();
  const confirm = useConfirm();
  const removal = useCall(deleteAttachment, { refreshes: [listAttachmentGroups] });
  const { id, fileName, size, addedAt, addedBy } = file;
  const askDelete = () =>
    confirm({
      title: relations.deleteTitle(fileName),
      text: texts.deleteFileText,
      action: common.delete,
      danger: true,
      run: () => removal.mutateAsync({ params: { id } }),
    });
  return (
    <li className={classes.file}>
      <IconPaperclip size={15} aria-hidden />
      <a className={classes.fileName} href={urlOf(readAttachment, { params: { id } })} download={fileName}>
        {fileName}
      </a>
      <span className={classes.hint}>{formats.bytes(size)}</span>
      <span className={classes.hint}>{texts.added(common.person(addedBy), formats.dateTime(addedAt))}</span>
      <ActionIcon
        component="a"
        href={urlOf(readAttachment, { params: { id } })}
        download={fileName}
        aria-label={texts.download(fileName)}
      >
        <IconDownload size={15} aria-hidden />
      </ActionIcon>
      {may(deleteAttachment) && (
        <ActionIcon color="red" aria-label={relations.deleteTitle(fileName)} onClick={askDelete}>
          <IconTrash size={15} aria-hidden />
        </ActionIcon>
      )}
    </li>
  );
}
