import { useCall } from '#designer/api/query.ts';
import { useMay } from '#designer/api/use-session.ts';
import { useMessages } from '#designer/i18n/i18n.tsx';
import { RecordDialog } from '#designer/ui/form/record-dialog.tsx';
import { useRecordForm } from '#designer/ui/form/use-record-form.ts';
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
    stored: { revision: 0, value: { name: site?.name ?? '', address: site?.address ?? '' } },
    texts,
    readOnly: !may(updateSite),
    save: async (body) => {
      if (site) await update.mutateAsync({ params: { id: site.id }, body });
      else await create.mutateAsync({ body });
      toasts.done(common.saved(body.name));
      return { revision: 0, value: body };
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
