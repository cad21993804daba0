import { useCall } from '#designer/api/query.ts';
import { useMay } from '#designer/api/use-session.ts';
import { useMessages } from '#designer/i18n/i18n.tsx';
import { RecordDialog } from '#designer/ui/form/record-dialog.tsx';
import { type StoredRecord, useRecordForm } from '#designer/ui/form/use-record-form.ts';
import { useToasts } from '#designer/ui/toasts.tsx';
import { listDids } from '#schemas/api/dids.ts';
import { createSite, listSites, updateSite } from '#schemas/api/sites.ts';
import { type Site, siteSettings } from '#schemas/domain/site.ts';

/** Name and address of a site. */
export function SiteDialog({ site, onClose }: { site: Site | null; onClose: () => void }) {
  const { dids, common } = useMessages();
  const texts = dids.sites;
  const toasts = useToasts();
  const may = useMay();
  const create = useCall(createSite, { refreshes: [listSites] });
  const update = useCall(updateSite, { refreshes: [listSites, listDids] });
  const form = useRecordForm({
    schema: siteSettings,
    stored: site ? storedOf(site) : NEW,
    texts,
    readOnly: !may(updateSite),
    save: async (body, revision) => {
      const saved = site
        ? await update.mutateAsync({ params: { id: site.id }, body: { ...body, revision } })
        : await create.mutateAsync({ body });
      toasts.done(common.saved(body.name));
      return storedOf(saved.site);
    },
  });
  return (
    <RecordDialog
      title={site ? texts.edit(site.name) : texts.add}
      action={site ? common.save : common.create}
      form={form}
      onClose={onClose}
    />
  );
}

type Draft = ReturnType<typeof siteSettings.parse>;

const NEW: StoredRecord<Draft> = { revision: 0, value: { name: '', address: '' } };

function storedOf({ name, address, revision, updatedAt, updatedBy }: Site): StoredRecord<Draft> {
  return { value: { name, address }, revision, updatedAt, updatedBy };
}
