import type { AgentColumn } from '#schemas/api/agents.ts';

/** What people call the columns, without accents and case. */
const NAMES: Record<AgentColumn, readonly string[]> = {
  login: ['login', 'identifiant', 'code', 'code agent', 'agent'],
  name: ['name', 'full name', 'last name', 'surname', 'nom', 'nom complet', 'nom de famille', 'prenom nom'],
  language: ['language', 'langue', 'lang'],
  password: ['password', 'mot de passe', 'mdp'],
  queues: ['queues', 'queue', 'files', 'file', 'files d attente'],
  skills: ['skills', 'skill', 'competences', 'competence'],
  groups: ['groups', 'group', 'supervision groups', 'groupes', 'groupe', 'groupes de supervision'],
};

/** Lists of staff often have it in a column of its own; it comes before the name. */
const FIRST_NAMES: readonly string[] = ['first name', 'firstname', 'given name', 'prenom'];

/** Where each column stands, and the headers that mean none; of two that mean the same the first counts. */
export function recogniseColumns(headers: readonly string[]): {
  positions: ReadonlyMap<AgentColumn, number>;
  /** Of the first name; -1 when it is no column of its own. */
  firstName: number;
  ignored: string[];
} {
  const positions = new Map<AgentColumn, number>();
  const ignored: string[] = [];
  const firstName = headers.findIndex((header) => FIRST_NAMES.includes(plainText(header)));
  for (const [index, header] of headers.entries()) {
    const column = columnOf(header);
    if (index === firstName) continue;
    if (column === undefined || positions.has(column)) ignored.push(header.trim());
    else positions.set(column, index);
  }
  return { positions, firstName, ignored: ignored.filter((header) => header !== '') };
}

function columnOf(header: string): AgentColumn | undefined {
  const plain = plainText(header);
  const found = Object.entries(NAMES).find(([, names]) => names.includes(plain));
  // The keys of the record are the columns.
  return found?.[0] as AgentColumn | undefined;
}

/** For comparing what people write: no accents, no case, words parted by single spaces. */
export function plainText(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
}
