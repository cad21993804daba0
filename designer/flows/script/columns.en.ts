const plural = (count: number, one: string, many: string) => `${count} ${count === 1 ? one : many}`;

/** Texts about variables that stand for columns of a data file. */
export const columnsEn = {
  title: 'Variables from a data file',
  help: 'Each column becomes a variable of its type. Reading fills it from the contact’s record, writing puts it back at the end of the script.',
  file: 'Data file',
  chooseFile: 'Choose a data file',
  noFiles: 'There is no data file yet. Import one under Data files.',
  columns: 'Columns',
  column: 'Column',
  all: 'All columns',
  write: 'Write back',
  key: 'Finds the record',
  read: 'Read at the beginning',
  connectedAs: (name: string) => `is ${name} already`,
  create: (count: number) => (count === 0 ? 'Create' : `Create ${plural(count, 'variable', 'variables')}`),
  created: (count: number) => `${plural(count, 'variable', 'variables')} created`,
  connection: 'Column of a data file',
  notConnected: 'Not connected',
  gone: (column: string) => `${column} (gone)`,
  types: { text: 'Text', number: 'Number', boolean: 'Yes / no', date: 'Date', phone: 'Phone number' },
};
