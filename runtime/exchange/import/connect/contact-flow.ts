import { z } from 'zod';

/** One block of a contact flow, whichever of the two formats it came in; types are those of the flow language. */
export interface Block {
  id: string;
  /** As the report calls it: the block's name on the canvas, if it has one. */
  name: string;
  type: string;
  parameters: Record<string, unknown>;
  next: string | undefined;
  conditions: { operator: string; operands: string[]; to: string | undefined }[];
  errors: { type: string; to: string | undefined }[];
  position: { x: number; y: number } | undefined;
  /** Word for word. */
  content: string;
}

export interface ContactFlow {
  name: string;
  start: string;
  blocks: Block[];
}

const point = z.looseObject({ x: z.number().catch(0), y: z.number().catch(0) });
const id = z.string().min(1).max(200);

/** The flow language: `Version` 2019-10-30. */
const flowLanguage = z.looseObject({
  Version: z.string(),
  StartAction: id,
  Metadata: z
    .looseObject({
      name: z.string().optional(),
      ActionMetadata: z
        .record(z.string(), z.looseObject({ position: point.optional(), friendlyName: z.string().optional() }))
        .default({}),
    })
    .prefault({}),
  Actions: z
    .array(
      z.looseObject({
        Identifier: id,
        Type: z.string().min(1).max(200),
        Parameters: z.record(z.string(), z.unknown()).default({}),
        Transitions: z
          .looseObject({
            NextAction: z.string().optional(),
            Errors: z.array(z.looseObject({ NextAction: z.string().optional(), ErrorType: z.string() })).default([]),
            Conditions: z
              .array(
                z.looseObject({
                  NextAction: z.string().optional(),
                  Condition: z.looseObject({ Operator: z.string(), Operands: z.array(z.string()).default([]) }),
                }),
              )
              .default([]),
          })
          .prefault({}),
      }),
    )
    .min(1)
    .max(5000),
});

/** What the console exported before the flow language. */
const olderExport = z.looseObject({
  start: id,
  metadata: z.looseObject({ name: z.string().optional() }).prefault({}),
  modules: z
    .array(
      z.looseObject({
        id,
        type: z.string().min(1).max(200),
        target: z.string().optional(),
        parameters: z
          .array(
            z.looseObject({
              name: z.string(),
              value: z.unknown().optional(),
              key: z.unknown().optional(),
              namespace: z.unknown().optional(),
            }),
          )
          .default([]),
        branches: z
          .array(
            z.looseObject({
              condition: z.string(),
              transition: z.string().nullish(),
              conditionType: z.string().optional(),
              conditionValue: z.union([z.string(), z.number()]).transform(String).optional(),
            }),
          )
          .default([]),
        metadata: z.looseObject({ position: point.optional() }).prefault({}),
      }),
    )
    .min(1)
    .max(5000),
});

export function isContactFlow(document: unknown): boolean {
  if (typeof document !== 'object' || document === null) return false;
  return ('Actions' in document && 'StartAction' in document) || ('modules' in document && 'start' in document);
}

/** @returns the flow, or what is wrong with the file. */
export function readContactFlow(document: unknown): { ok: true; flow: ContactFlow } | { ok: false; issue: string } {
  const isOlder = typeof document === 'object' && document !== null && 'modules' in document;
  const parsed = isOlder ? olderExport.safeParse(document) : flowLanguage.safeParse(document);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    return { ok: false, issue: `${issue?.path.join('.') || 'document'}: ${issue?.message ?? ''}` };
  }
  return {
    ok: true,
    flow:
      'modules' in parsed.data ? fromOlder(olderExport.parse(document)) : fromLanguage(flowLanguage.parse(document)),
  };
}

function fromLanguage({ StartAction, Metadata, Actions }: z.infer<typeof flowLanguage>): ContactFlow {
  return {
    name: Metadata.name ?? '',
    start: StartAction,
    blocks: Actions.map((action) => {
      const { Identifier, Type, Parameters, Transitions } = action;
      const metadata = Metadata.ActionMetadata[Identifier];
      return {
        id: Identifier,
        name: metadata?.friendlyName || Identifier,
        type: Type,
        parameters: Parameters,
        next: Transitions.NextAction,
        conditions: Transitions.Conditions.map(({ NextAction, Condition }) => {
          return { operator: Condition.Operator, operands: Condition.Operands, to: NextAction };
        }),
        errors: Transitions.Errors.map(({ NextAction, ErrorType }) => ({ type: ErrorType, to: NextAction })),
        position: metadata?.position,
        content: JSON.stringify(action, null, 2),
      };
    }),
  };
}

function fromOlder({ start, metadata, modules }: z.infer<typeof olderExport>): ContactFlow {
  return {
    name: metadata.name ?? '',
    start,
    blocks: modules.map((module) => {
      const branches = module.branches.map((branch) => ({ ...branch, to: branch.transition ?? undefined }));
      const known =
        olderTypes[module.target ? `${module.type} ${module.target}` : module.type] ?? olderTypes[module.type];
      return {
        id: module.id,
        name: module.id,
        type: known ?? module.type,
        parameters: readOlderParameters(module.parameters),
        next: branches.find(({ condition }) => condition === 'Success')?.to,
        conditions: branches.flatMap(({ condition, conditionType, conditionValue, to }) => {
          if (condition === 'Evaluate') {
            const operator = olderOperators[conditionType ?? 'Equals'] ?? conditionType ?? 'Equals';
            return [{ operator, operands: [conditionValue ?? ''], to }];
          }
          const value = olderAnswers[condition];
          return value === undefined ? [] : [{ operator: 'Equals', operands: [value], to }];
        }),
        errors: branches.flatMap(({ condition, to }) => {
          const type = olderErrors[condition];
          return type === undefined ? [] : [{ type, to }];
        }),
        position: module.metadata.position,
        content: JSON.stringify(module, null, 2),
      };
    }),
  };
}

type OlderParameter = z.infer<typeof olderExport>['modules'][number]['parameters'][number];

/** The list of parameters as the record that the flow language has. */
function readOlderParameters(list: readonly OlderParameter[]): Record<string, unknown> {
  const parameters: Record<string, unknown> = {};
  const attributes: Record<string, unknown> = {};
  for (const { name, value, key, namespace } of list) {
    const read = typeof namespace === 'string' ? referenceOf(namespace, value) : value;
    if (name === 'Attribute' && typeof key === 'string') attributes[key] = read;
    else if (name === 'Attribute') parameters.ComparisonValue = read;
    else parameters[olderNames[name] ?? name] = read;
  }
  return Object.keys(attributes).length > 0 ? { ...parameters, Attributes: attributes } : parameters;
}

/** `User Defined` and `name` → `$.Attributes.name`. */
function referenceOf(namespace: string, value: unknown): unknown {
  const roots: Record<string, string> = { 'User Defined': '$.Attributes', External: '$.External', System: '$' };
  const root = roots[namespace];
  if (root === undefined || typeof value !== 'string') return value;
  if (namespace !== 'System') return `${root}.${value}`;
  const system: Record<string, string> = {
    'Stored customer input': '$.StoredCustomerInput',
    'Customer Number': '$.CustomerEndpoint.Address',
    'Dialed Number': '$.SystemEndpoint.Address',
    Language: '$.LanguageCode',
  };
  return system[value] ?? `$.${value.replace(/\s+/g, '')}`;
}

const olderTypes: Record<string, string> = {
  PlayPrompt: 'MessageParticipant',
  GetUserInput: 'GetParticipantInput',
  StoreUserInput: 'GetParticipantInput',
  Disconnect: 'DisconnectParticipant',
  SetQueue: 'UpdateContactTargetQueue',
  'Transfer Queue': 'TransferContactToQueue',
  'Transfer PhoneNumber': 'TransferParticipantToThirdParty',
  'Transfer Flow': 'TransferToFlow',
  CheckHoursOfOperation: 'CheckHoursOfOperation',
  CheckAttribute: 'Compare',
  SetAttributes: 'UpdateContactAttributes',
  InvokeExternalResource: 'InvokeLambdaFunction',
  SetLoggingBehavior: 'UpdateFlowLoggingBehavior',
  SetRecordingBehavior: 'UpdateContactRecordingBehavior',
  SetVoice: 'UpdateContactTextToSpeechVoice',
  SetEventHook: 'UpdateContactEventHooks',
  SetContactPriority: 'UpdateContactRoutingBehavior',
  Distribute: 'DistributeByPercentage',
};
const olderNames: Record<string, string> = {
  TextToSpeech: 'Text',
  AudioPrompt: 'PromptId',
  Timeout: 'InputTimeLimitSeconds',
  MaxDigits: 'MaximumLength',
  Hours: 'HoursOfOperationId',
  Queue: 'QueueId',
  PhoneNumber: 'ThirdPartyPhoneNumber',
  TimeLimit: 'ThirdPartyConnectionTimeLimitSeconds',
  FunctionArn: 'LambdaFunctionARN',
  ContactFlowId: 'ContactFlowId',
  LoopCount: 'LoopCount',
};
const olderAnswers: Record<string, string> = {
  True: 'True',
  False: 'False',
  Looping: 'ContinueLooping',
  Complete: 'DoneLooping',
};
const olderErrors: Record<string, string> = {
  Timeout: 'InputTimeLimitExceeded',
  NoMatch: 'NoMatchingCondition',
  Default: 'NoMatchingCondition',
  Error: 'NoMatchingError',
  AtCapacity: 'QueueAtCapacity',
  CallFailure: 'CallFailed',
  InvalidNumber: 'InvalidPhoneNumber',
};
const olderOperators: Record<string, string> = {
  Equals: 'Equals',
  StartsWith: 'TextStartsWith',
  Contains: 'TextContains',
  LessThan: 'NumberLessThan',
  LessThanOrEqualTo: 'NumberLessOrEqualTo',
  GreaterThan: 'NumberGreaterThan',
  GreaterThanOrEqualTo: 'NumberGreaterOrEqualTo',
};
