export const relationsEn = {
  tabs: {
    label: 'Customer relations',
    dispositions: 'Dispositions',
    emails: 'E-mail templates',
    attachments: 'Attachments',
  },
  unused: 'Not used',
  deleteTitle: (name: string) => `Delete “${name}”?`,
  deleted: (name: string) => `“${name}” deleted`,
  more: (name: string) => `What can be done with ${name}`,
};
