import { z } from 'zod';
import { diagnostic } from '#schemas/diagnostics/diagnostic.ts';
import { flow, flowKind, language } from '#schemas/flow/flow.ts';
import { contract, MAX_INT } from './contract.ts';

const tag = 'flows';
const editors = ['admin', 'designer'] as const;
const readers = ['admin', 'designer', 'supervisor'] as const;
const id = z.object({ id: z.string().max(64) });
const idAndVersion = z.object({ id: z.string().max(64), version: z.coerce.number().int().min(1).max(MAX_INT) });
const name = z.string().trim().min(1).max(200);
const revision = z.number().int().min(0).max(MAX_INT);
/** Larger than any flow that the schema accepts in practice. */
const MAX_DOCUMENT_BYTES = 10 * 1024 * 1024;

export const flowSummary = z.object({
  id: z.string(),
  name: z.string(),
  kind: flowKind,
  revision,
  updatedAt: z.string(),
  updatedBy: z.string(),
  publishedVersion: z.number().nullable(),
  publishedAt: z.string().nullable(),
  /** The draft differs from the published version. */
  changed: z.boolean(),
  dids: z.array(z.string()),
  /** Of a flow that is made from a campaign's settings: that campaign. Such a flow is edited on the campaign's page. */
  campaignId: z.string().nullable(),
});
export type FlowSummary = z.infer<typeof flowSummary>;

export const flowVersion = z.object({
  version: z.number(),
  message: z.string(),
  publishedAt: z.string(),
  publishedBy: z.string(),
});
export type FlowVersion = z.infer<typeof flowVersion>;

/** A draft as it is stored: any document that reads as a flow, however unfinished. */
export const flowDraft = z.object({
  summary: flowSummary,
  document: flow,
  diagnostics: z.array(diagnostic),
});
export type FlowDraft = z.infer<typeof flowDraft>;

/** `details` of the 409 `stale-revision`: what is stored, so that both versions can be compared. */
export const staleRevision = z.object({ revision, document: flow, updatedAt: z.string(), updatedBy: z.string() });
export type StaleRevision = z.infer<typeof staleRevision>;

export const listFlows = contract({
  method: 'get',
  path: '/api/flows',
  summary: 'All flows',
  tag,
  roles: readers,
  query: z.object({ kind: flowKind.optional() }),
  response: z.object({ flows: z.array(flowSummary) }),
});

export const createFlow = contract({
  method: 'post',
  path: '/api/flows',
  summary: 'Create a flow with a start and nothing else',
  tag,
  roles: editors,
  body: z.strictObject({ name, kind: flowKind, languages: z.array(language).min(1).max(20) }),
  response: flowDraft,
  status: 201,
});

export const importFlow = contract({
  method: 'post',
  path: '/api/flows/import',
  summary: 'Create a flow from an exported document; older formats are migrated',
  tag,
  roles: editors,
  body: z.strictObject({ document: z.unknown() }),
  maxBytes: MAX_DOCUMENT_BYTES,
  response: flowDraft,
  status: 201,
});

const importNote = z.object({ en: z.string(), fr: z.string() });

/** What became of one element of an imported file. */
export const importedElement = z.object({
  element: z.string(),
  type: z.string(),
  fidelity: z.enum(['exact', 'approximated', 'unsupported']),
  node: z.string().optional(),
  notes: z.array(importNote),
});
export type ImportedElement = z.infer<typeof importedElement>;

export const convertFlow = contract({
  method: 'post',
  path: '/api/flows/convert',
  summary: 'Turn a flow of another product into one of ours, with a report on each of its elements; nothing is stored',
  tag,
  roles: editors,
  body: z.strictObject({
    content: z.string(),
    /** What the flow is called when the file does not say. */
    name,
    language: language.optional(),
  }),
  maxBytes: MAX_DOCUMENT_BYTES,
  response: z.object({
    /** Null for a file of our own, which needs no conversion. */
    converted: z
      .object({ format: z.enum(['twilio', 'connect', 'vxml']), document: flow, report: z.array(importedElement) })
      .nullable(),
  }),
});
export type ConvertedFlow = NonNullable<z.infer<typeof convertFlow.response>['converted']>;

export const readFlow = contract({
  method: 'get',
  path: '/api/flows/{id}',
  summary: 'A flow with its draft and what is wrong with it',
  tag,
  roles: readers,
  params: id,
  response: flowDraft,
});

export const saveDraft = contract({
  method: 'put',
  path: '/api/flows/{id}/draft',
  summary: 'Save the draft; a stale revision is refused with 409 and both versions',
  tag,
  roles: editors,
  params: id,
  body: z.strictObject({ revision, document: z.unknown() }),
  maxBytes: MAX_DOCUMENT_BYTES,
  response: z.object({ summary: flowSummary, diagnostics: z.array(diagnostic) }),
});

export const duplicateFlow = contract({
  method: 'post',
  path: '/api/flows/{id}/duplicate',
  summary: 'Copy a flow’s draft into a new flow',
  tag,
  roles: editors,
  params: id,
  body: z.strictObject({ name }),
  response: flowDraft,
  status: 201,
});

export const deleteFlow = contract({
  method: 'delete',
  path: '/api/flows/{id}',
  summary: 'Delete a flow that no DID and no other flow uses',
  tag,
  roles: editors,
  params: id,
  status: 204,
});

export const exportFlow = contract({
  method: 'get',
  path: '/api/flows/{id}/export',
  summary: 'The document of the draft or of a version, as JSON or as an XState machine',
  tag,
  roles: readers,
  params: id,
  query: z.object({
    version: z.coerce.number().int().min(1).max(MAX_INT).optional(),
    as: z.enum(['flow', 'xstate']).default('flow'),
  }),
  response: z.unknown(),
});

export const publishFlow = contract({
  method: 'post',
  path: '/api/flows/{id}/publish',
  summary: 'Publish the draft as the next immutable version, live at once or from a date; refused while it has errors',
  tag,
  roles: editors,
  params: id,
  body: z.strictObject({
    revision,
    message: z.string().trim().max(500).default(''),
    /** The version becomes the flow's next one and takes over then; without it, it is live at once. */
    startsAt: z.iso.datetime({ offset: true }).optional(),
  }),
  response: z.object({ summary: flowSummary, version: flowVersion }),
  status: 201,
});

export const listVersions = contract({
  method: 'get',
  path: '/api/flows/{id}/versions',
  summary: 'Published versions, newest first',
  tag,
  roles: readers,
  params: id,
  response: z.object({ versions: z.array(flowVersion) }),
});

export const readVersion = contract({
  method: 'get',
  path: '/api/flows/{id}/versions/{version}',
  summary: 'One published version with its document',
  tag,
  roles: readers,
  params: idAndVersion,
  response: flowVersion.extend({ document: flow }),
});

export const restoreVersion = contract({
  method: 'post',
  path: '/api/flows/{id}/versions/{version}/restore',
  summary: 'Make a version’s document the draft again',
  tag,
  roles: editors,
  params: idAndVersion,
  body: z.strictObject({ revision }),
  response: flowDraft,
});
