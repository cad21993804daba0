import type { Logger } from 'pino';
import type { AgentDesks } from '#runtime/acd/desk-port.ts';
import type { Service } from '#runtime/engine/ports.ts';
import type { Role, User } from '#schemas/domain/user.ts';
import type { AudioConverter } from '../audio/audio-converter.ts';
import type { SpeechEngine } from '../audio/speech-engine.ts';
import type { Database } from '../db/open.ts';
import type { ScriptRuns } from '../desk/script-runs.ts';
import type { Language } from '../errors.ts';
import type { Mailer } from '../messaging/mailer.ts';
import type { PhoneAccount } from '../phones/open-phone.ts';
import type { TurnServer } from '../phones/turn-servers.ts';
import type { SecretBox } from '../secrets/secret-box.ts';

/** What every service verb may use; put together once by the composition root. */
export interface ServiceContext {
  db: Database;
  log: Logger;
  /** What changes with time and settings about this installation. */
  system: SystemFacts;
  converter: AudioConverter;
  speech: SpeechEngine;
  /** Requests to other systems, as flows make them. */
  http: Service<'http'>;
  /** Keeps passwords of other systems. */
  secrets: SecretBox;
  mailer: Mailer;
  /** Of the installation, IANA name. */
  timeZone: string;
  /** Agents at their work, whichever server drives their conversations. */
  desks: AgentDesks;
  /** Something about an agent has changed that distribution does not know of: open desktops show it. */
  noteDesk(userId: string): void;
  scripts: ScriptRuns;
  /** Opens the browser phone of an extension under a new password. */
  openPhone(extension: string): Promise<PhoneAccount>;
  turnServersFor(user: string): TurnServer[];
  /** Hangs up a live contact on whichever server drives it. */
  hangUp(contactId: string): Promise<void>;
  /** Tells open pages, whichever server they are connected to, that something was said about a flow. */
  announceComments(flowId: string): void;
}

export interface SystemFacts {
  version: string;
  database: 'pglite' | 'postgres';
  /** Whether contacts can be served yet. */
  isReady(): boolean;
  telephony(): { driver: 'simulated' | 'asterisk'; connected: boolean };
  liveContacts(): number;
}

/** Who asks. */
export interface Actor {
  user: User;
  role: Role;
  language: Language;
  /** Names the session, to end others but this one. */
  sessionHash: string;
}
