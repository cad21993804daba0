import type { ReportBy } from '#schemas/api/reports.ts';
import type { ConversationEnd, ConversationMedium } from '#schemas/domain/conversation.ts';
import type { DispositionStatus } from '#schemas/domain/disposition-group.ts';
import type { Language } from '../errors.ts';

/** What stands above the columns of files. */
interface ReportTexts {
  by: Record<ReportBy, string>;
  sheets: Record<'groups' | 'time' | 'dispositions' | 'agents' | 'conversations', string>;
  categories: Record<DispositionStatus['category'], string>;
  media: Record<ConversationMedium, string>;
  ends: Record<ConversationEnd, string>;
  /** What belongs to no campaign or queue, and what was given no status. */
  none: string;
  noStatus: string;
  from: string;
  to: string;
  count: string;
  group: string;
  status: string;
  category: string;
  detail: string;
  share: string;
  benefit: (currency: string) => string;
  figures: Record<FigureName, string>;
  times: Record<TimeName, string>;
  conversation: Record<ConversationName, string>;
}

export type FigureName =
  | 'offered'
  | 'answered'
  | 'abandoned'
  | 'overflow'
  | 'serviceLevel'
  | 'abandonRate'
  | 'averageWait'
  | 'longestWait'
  | 'predictionError'
  | 'conversations'
  | 'notAnswered'
  | 'talk'
  | 'hold'
  | 'wrapUp'
  | 'averageHandling'
  | 'positive'
  | 'argued'
  | 'quota'
  | 'conversionRate'
  | 'callbacksPlanned'
  | 'callbacksKept';
type TimeName =
  | 'agent'
  | 'login'
  | 'signedIn'
  | 'ready'
  | 'ringing'
  | 'talk'
  | 'wrapUp'
  | 'break'
  | 'paused'
  | 'occupancy';
type ConversationName =
  | 'offeredAt'
  | 'medium'
  | 'campaign'
  | 'queue'
  | 'agent'
  | 'customer'
  | 'called'
  | 'waited'
  | 'answeredAt'
  | 'talkEndedAt'
  | 'closedAt'
  | 'end'
  | 'status'
  | 'category'
  | 'detail'
  | 'note'
  | 'benefit';

const en: ReportTexts = {
  by: { campaign: 'Campaign', queue: 'Queue', agent: 'Agent', disposition: 'Disposition' },
  sheets: {
    groups: 'Figures',
    time: 'Over time',
    dispositions: 'Dispositions',
    agents: 'Time of agents',
    conversations: 'Conversations',
  },
  categories: { positive: 'positive', argued: 'argued', 'not-argued': 'not argued' },
  media: { call: 'Call', callback: 'Callback', voicemail: 'Voicemail', outgoing: 'Outgoing call' },
  ends: {
    customer: 'Customer hung up',
    agent: 'Agent hung up',
    transferred: 'Transferred',
    'not-answered': 'Agent did not answer',
    abandoned: 'Customer gave up',
    'not-reached': 'Customer not reached',
    failed: 'Failed',
  },
  none: 'Without',
  noStatus: 'Without a disposition',
  from: 'From',
  to: 'To',
  count: 'Count',
  group: 'Group',
  status: 'Status',
  category: 'Category',
  detail: 'Sub-status',
  share: 'Share (%)',
  benefit: (currency) => `Benefit (${currency})`,
  figures: {
    offered: 'Offered',
    answered: 'Answered',
    abandoned: 'Abandoned',
    overflow: 'Overflow',
    serviceLevel: 'Service level (%)',
    abandonRate: 'Abandoned (%)',
    averageWait: 'Average wait (s)',
    longestWait: 'Longest wait (s)',
    predictionError: 'Prediction off by (s)',
    conversations: 'Conversations',
    notAnswered: 'Phone not answered',
    talk: 'Talk (s)',
    hold: 'Hold (s)',
    wrapUp: 'Wrap-up (s)',
    averageHandling: 'Average handling (s)',
    positive: 'Positive',
    argued: 'Argued',
    quota: 'Towards quota',
    conversionRate: 'Conversion (%)',
    callbacksPlanned: 'Callbacks planned',
    callbacksKept: 'Callbacks kept',
  },
  times: {
    agent: 'Agent',
    login: 'Login',
    signedIn: 'Signed in (s)',
    ready: 'Ready (s)',
    ringing: 'Ringing (s)',
    talk: 'Talking (s)',
    wrapUp: 'Wrap-up (s)',
    break: 'Between calls (s)',
    paused: 'Paused (s)',
    occupancy: 'Occupancy (%)',
  },
  conversation: {
    offeredAt: 'Offered at',
    medium: 'Medium',
    campaign: 'Campaign',
    queue: 'Queue',
    agent: 'Agent',
    customer: 'Customer',
    called: 'Called number',
    waited: 'Waited (s)',
    answeredAt: 'Answered at',
    talkEndedAt: 'Talk ended at',
    closedAt: 'Finished at',
    end: 'End',
    status: 'Status',
    category: 'Category',
    detail: 'Sub-status',
    note: 'Note',
    benefit: 'Benefit',
  },
};

const fr: ReportTexts = {
  by: { campaign: 'Campagne', queue: 'File', agent: 'Agent', disposition: 'Qualification' },
  sheets: {
    groups: 'Chiffres',
    time: 'Dans le temps',
    dispositions: 'Qualifications',
    agents: 'Temps des agents',
    conversations: 'Conversations',
  },
  categories: { positive: 'positif', argued: 'argumenté', 'not-argued': 'non argumenté' },
  media: { call: 'Appel', callback: 'Rappel', voicemail: 'Message vocal', outgoing: 'Appel sortant' },
  ends: {
    customer: 'Client a raccroché',
    agent: 'Agent a raccroché',
    transferred: 'Transférée',
    'not-answered': 'Agent sans réponse',
    abandoned: 'Client a renoncé',
    'not-reached': 'Client non joint',
    failed: 'Échec',
  },
  none: 'Sans',
  noStatus: 'Sans qualification',
  from: 'Du',
  to: 'Au',
  count: 'Nombre',
  group: 'Groupe',
  status: 'Statut',
  category: 'Catégorie',
  detail: 'Sous-statut',
  share: 'Part (%)',
  benefit: (currency) => `Bénéfice (${currency})`,
  figures: {
    offered: 'Présentés',
    answered: 'Répondus',
    abandoned: 'Abandonnés',
    overflow: 'Débordement',
    serviceLevel: 'Niveau de service (%)',
    abandonRate: 'Abandons (%)',
    averageWait: 'Attente moyenne (s)',
    longestWait: 'Attente la plus longue (s)',
    predictionError: 'Écart de prévision (s)',
    conversations: 'Conversations',
    notAnswered: 'Sans réponse de l’agent',
    talk: 'Conversation (s)',
    hold: 'Mise en attente (s)',
    wrapUp: 'Post-appel (s)',
    averageHandling: 'Traitement moyen (s)',
    positive: 'Positifs',
    argued: 'Argumentés',
    quota: 'Pour le quota',
    conversionRate: 'Conversion (%)',
    callbacksPlanned: 'Rappels prévus',
    callbacksKept: 'Rappels tenus',
  },
  times: {
    agent: 'Agent',
    login: 'Identifiant',
    signedIn: 'Connecté (s)',
    ready: 'Disponible (s)',
    ringing: 'Sonnerie (s)',
    talk: 'En conversation (s)',
    wrapUp: 'Post-appel (s)',
    break: 'Entre deux appels (s)',
    paused: 'En pause (s)',
    occupancy: 'Occupation (%)',
  },
  conversation: {
    offeredAt: 'Présentée à',
    medium: 'Média',
    campaign: 'Campagne',
    queue: 'File',
    agent: 'Agent',
    customer: 'Client',
    called: 'Numéro appelé',
    waited: 'Attente (s)',
    answeredAt: 'Répondue à',
    talkEndedAt: 'Fin de conversation à',
    closedAt: 'Terminée à',
    end: 'Fin',
    status: 'Statut',
    category: 'Catégorie',
    detail: 'Sous-statut',
    note: 'Note',
    benefit: 'Bénéfice',
  },
};

export const reportTexts: Record<Language, ReportTexts> = { en, fr };
