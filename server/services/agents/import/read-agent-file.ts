import { type AgentColumn, type ImportedRow, MAX_AGENTS_AT_ONCE } from '#schemas/api/agents.ts';
import type { UploadedFile } from '#schemas/api/uploaded-file.ts';
import { NEW_AGENT_PROFILE } from '#schemas/domain/agent.ts';
import { agentLogin, agentPassword, userLanguage } from '#schemas/domain/user.ts';
import { detectFormat } from '../../../data-files/detect-format.ts';
import { hasContent, readCsv } from '../../../data-files/read-csv.ts';
import type { Database } from '../../../db/open.ts';
import { ServiceError, type ServiceIssue } from '../../../errors.ts';
import { type ImportRule, importText, tooManyAgents, withoutNames } from '../../../texts/import-agents.ts';
import { ruleIssue } from '../../../texts/rule-issue.ts';
import type { Actor } from '../../context.ts';
import { isCommonPassword } from '../../users/refuse-common-password.ts';
import type { WantedAgent } from '../insert-agents.ts';
import { plainText, recogniseColumns } from './agent-columns.ts';
import { type Installed, readInstalled } from './read-installed.ts';

export interface AgentFile {
  columns: AgentColumn[];
  ignored: string[];
  rows: (ImportedRow & { agent: WantedAgent })[];
}

/** What a CSV file with agents says, line by line, with everything that is wrong in it. Nothing is saved. */
export async function readAgentFile(
  db: Database,
  { file, actor }: { file: UploadedFile; actor: Actor },
): Promise<AgentFile> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const { separator, encoding } = detectFormat(bytes);
  const [head, ...rows] = [...readCsv(bytes, { separator, encoding, keepEmpty: true })]
    .flat()
    .map((cells, index) => ({ cells, line: index + 1 }))
    .filter(({ cells }) => hasContent(cells));
  if (!head || rows.length === 0) throw refusal(ruleIssue(['file'], 'file-without-rows'));
  if (rows.length > MAX_AGENTS_AT_ONCE) throw refusal(tooManyAgents(rows.length));
  const { positions, firstName, ignored } = recogniseColumns(head.cells);
  if (!positions.has('name')) throw refusal(withoutNames(head.cells));
  const installed = await readInstalled(db);
  return {
    columns: [...positions.keys()],
    ignored,
    rows: rows.map(({ cells, line }) => {
      const at = (position: number) => cells[position]?.trim() ?? '';
      const cell = (column: AgentColumn) => {
        const text = at(positions.get(column) ?? -1);
        return column === 'name' ? `${at(firstName)} ${text}`.trim() : text;
      };
      const surplus = cells.slice(head.cells.length).filter((text) => text.trim() !== '');
      return readRow({ line, cell, surplus, installed, actor });
    }),
  };
}

function refusal(issue: ServiceIssue): ServiceError {
  return new ServiceError('invalid-input', { issues: [issue] });
}

interface RowInput {
  line: number;
  cell: (column: AgentColumn) => string;
  /** Cells beyond the last header. */
  surplus: readonly string[];
  installed: Installed;
  actor: Actor;
}

function readRow({ line, cell, surplus, installed, actor }: RowInput): AgentFile['rows'][number] {
  const issues: ImportedRow['issues'] = [];
  const say = (column: AgentColumn, value: string, rule: ImportRule) =>
    issues.push({ column, value, message: importText(rule, actor.language) });
  const found = (column: AgentColumn, known: ReadonlyMap<string, string>, rule: ImportRule) =>
    partsOf(cell(column)).flatMap((part) => {
      const id = known.get(plainText(part));
      if (id === undefined) say(column, part, rule);
      return id ?? [];
    });

  const login = readLogin({ given: cell('login'), installed, say });
  const name = cell('name');
  if (name === '') say('name', '', 'empty-name');
  if (name.length > 100) say('name', name, 'long-name');
  const language = languageOf(cell('language'), actor.language);
  if (language === undefined) say('language', cell('language'), 'unknown-language');
  const password = cell('password') || undefined;
  if (password !== undefined && !agentPassword.safeParse(password).success) say('password', '…', 'password-length');
  else if (password !== undefined && isCommonPassword(password)) say('password', '…', 'common-password');
  const queues = [...new Set(found('queues', installed.queues, 'unknown-queue'))].sort();
  const skills = readSkills({ text: cell('skills'), installed, say });
  if (surplus.length > 0) say('name', surplus.join(' | '), 'surplus-cells');
  const groups = [...new Set(found('groups', installed.groups, 'unknown-group'))];
  return {
    line,
    login,
    name,
    queues,
    skills: skills.map(({ skill, level }) => `${installed.skillNames.get(skill) ?? skill} ${level}`),
    groups: groups.map((id) => installed.groupNames.get(id) ?? id),
    issues,
    agent: {
      login,
      name,
      role: 'agent',
      language: language ?? actor.language,
      password,
      profile: { ...NEW_AGENT_PROFILE, queues, skills, memberOf: groups },
    },
  };
}

type Say = (column: AgentColumn, value: string, rule: ImportRule) => void;

/** Lines without a login get the next one that is free; a login counts as taken from its line on. */
function readLogin({ given, installed, say }: { given: string; installed: Installed; say: Say }): string {
  const login = given === '' ? (installed.nextLogin() ?? '') : given;
  if (login === '') say('login', '', 'no-free-login');
  else if (!agentLogin.safeParse(login).success) say('login', login, 'agent-login');
  else if (installed.written.has(login)) say('login', login, 'login-twice');
  else if (installed.logins.has(login)) say('login', login, 'login-taken');
  installed.written.add(login);
  return login;
}

/** `repairs:5, invoices`: without a level it is 1. */
function readSkills({ text, installed, say }: { text: string; installed: Installed; say: Say }) {
  const skills = new Map<string, number>();
  for (const part of partsOf(text)) {
    const [, name = part, digits = '1'] = /^(.*?)\s*[:=]\s*([0-9]+)$/.exec(part) ?? [];
    const skill = installed.skills.get(plainText(name));
    const level = Number(digits);
    if (skill === undefined) say('skills', part, 'unknown-skill');
    else if (level < 1 || level > 9) say('skills', part, 'skill-level');
    else if (skills.has(skill)) say('skills', part, 'skill-twice');
    else skills.set(skill, level);
  }
  return [...skills].map(([skill, level]) => ({ skill, level }));
}

function languageOf(text: string, fallback: Actor['language']): WantedAgent['language'] | undefined {
  const plain = plainText(text);
  if (plain === '') return fallback;
  return userLanguage.safeParse(LANGUAGES.get(plain) ?? plain).data;
}

const LANGUAGES = new Map([
  ['english', 'en'],
  ['anglais', 'en'],
  ['french', 'fr'],
  ['francais', 'fr'],
]);

/** Entries of a cell, parted by commas, semicolons, bars or line ends. */
function partsOf(cell: string): string[] {
  return cell
    .split(/[,;|\n]/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}
