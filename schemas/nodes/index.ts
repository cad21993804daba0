import { answer } from './answer/node.ts';
import { attemptSwitch } from './attempt-switch/node.ts';
import { blacklistCheck } from './blacklist-check/node.ts';
import { call } from './call/node.ts';
import { changeQueue } from './change-queue/node.ts';
import { collectDigits } from './collect-digits/node.ts';
import { condition } from './condition/node.ts';
import { disposition } from './disposition/node.ts';
import { endScript } from './end-script/node.ts';
import { enterQueue } from './enter-queue/node.ts';
import { finished } from './finished/node.ts';
import { giveUp } from './give-up/node.ts';
import { hangUp } from './hang-up/node.ts';
import { httpRequest } from './http-request/node.ts';
import { imported } from './imported/node.ts';
import { language } from './language/node.ts';
import { logEvent } from './log-event/node.ts';
import { lookUp } from './look-up/node.ts';
import { machineMessage } from './machine-message/node.ts';
import { menu } from './menu/node.ts';
import { nextNumber } from './next-number/node.ts';
import type { NodeKind } from './node-kind.ts';
import { openingHours } from './opening-hours/node.ts';
import { overflowTrigger } from './overflow-trigger/node.ts';
import { page } from './page/node.ts';
import { phoneNumber } from './phone-number/node.ts';
import { playPrompt } from './play-prompt/node.ts';
import { raisePriority } from './raise-priority/node.ts';
import { recordMessage } from './record-message/node.ts';
import { requestCallback } from './request-callback/node.ts';
import { retryNode } from './retry/node.ts';
import { returnNode } from './return/node.ts';
import { returnToQueue } from './return-to-queue/node.ts';
import { sendEmail } from './send-email/node.ts';
import { sendSms } from './send-sms/node.ts';
import { setVariable } from './set-variable/node.ts';
import { split } from './split/node.ts';
import { start } from './start/node.ts';
import { subFlow } from './sub-flow/node.ts';
import { surveyAnswer } from './survey-answer/node.ts';
import { switchNode } from './switch/node.ts';
import { timeRanges } from './time-ranges/node.ts';
import { transfer } from './transfer/node.ts';
import { voicemail } from './voicemail/node.ts';

/** Every node kind there is: one line each. */
export const nodeKinds = {
  start: start,
  answer: answer,
  'play-prompt': playPrompt,
  menu: menu,
  'collect-digits': collectDigits,
  'record-message': recordMessage,
  language: language,
  'survey-answer': surveyAnswer,
  condition: condition,
  switch: switchNode,
  split: split,
  'opening-hours': openingHours,
  'set-variable': setVariable,
  'http-request': httpRequest,
  'look-up': lookUp,
  'blacklist-check': blacklistCheck,
  'send-email': sendEmail,
  'send-sms': sendSms,
  'log-event': logEvent,
  transfer: transfer,
  'sub-flow': subFlow,
  return: returnNode,
  'hang-up': hangUp,
  imported: imported,
  'enter-queue': enterQueue,
  voicemail: voicemail,
  'request-callback': requestCallback,
  'overflow-trigger': overflowTrigger,
  'raise-priority': raisePriority,
  'change-queue': changeQueue,
  'return-to-queue': returnToQueue,
  page: page,
  disposition: disposition,
  'end-script': endScript,
  'phone-number': phoneNumber,
  'time-ranges': timeRanges,
  'attempt-switch': attemptSwitch,
  call: call,
  retry: retryNode,
  'machine-message': machineMessage,
  'next-number': nextNumber,
  'give-up': giveUp,
  finished: finished,
} as const satisfies Record<string, NodeKind>;

export type NodeKindName = keyof typeof nodeKinds;

/** The kind of that name, or undefined for one this version does not know. */
export function nodeKind(name: string): NodeKind | undefined {
  return Object.hasOwn(nodeKinds, name) ? (nodeKinds as Record<string, NodeKind>)[name] : undefined;
}
