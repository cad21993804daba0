import { type DiagnosticLanguage, describeDiagnostic } from '#schemas/diagnostics/diagnostic.ts';
import type { CampaignFinding, Light } from './summary.ts';

interface FindingText {
  /** Green: nothing is wrong, and it is worth knowing. */
  light: Light;
  en: { message: string; remedy: string };
  fr: { message: string; remedy: string };
}

/** What can be wrong with a campaign beside what the checker of its flow finds. */
export const findingTexts = {
  'telephony-down': {
    light: 'red',
    en: { message: 'The telephone system cannot be reached.', remedy: 'Check Asterisk and the connection to it.' },
    fr: { message: 'La téléphonie est injoignable.', remedy: 'Vérifiez Asterisk et la liaison avec lui.' },
  },
  'did-none': {
    light: 'red',
    en: { message: 'No number leads to the campaign.', remedy: 'Choose a free DID.' },
    fr: { message: 'Aucun numéro ne mène à la campagne.', remedy: 'Choisissez une SDA libre.' },
  },
  'did-unknown': {
    light: 'red',
    en: { message: '{number} belongs to no declared range.', remedy: 'Declare its range under DIDs.' },
    fr: { message: '{number} n’appartient à aucune tranche déclarée.', remedy: 'Déclarez sa tranche sous SDA.' },
  },
  'did-held': {
    light: 'red',
    en: { message: '{number} leads to “{by}”.', remedy: 'Release it there, or choose another.' },
    fr: { message: '{number} mène à « {by} ».', remedy: 'Libérez-la là-bas, ou choisissez-en une autre.' },
  },
  'did-not-routed': {
    light: 'red',
    en: { message: '{number} no longer leads to this campaign.', remedy: 'Save the campaign to take it back.' },
    fr: { message: '{number} ne mène plus à cette campagne.', remedy: 'Enregistrez la campagne pour la reprendre.' },
  },
  'own-flow-last-word': {
    light: 'orange',
    en: {
      message: 'This flow puts callers into a queue itself: queue messages, skills and overflow set here are not used.',
      remedy: 'Set them in the flow, or choose a flow without a queue.',
    },
    fr: {
      message:
        'Ce flux met lui-même les appelants en file : messages d’attente, compétences et débordement réglés ici ne servent pas.',
      remedy: 'Réglez-les dans le flux, ou choisissez un flux sans file.',
    },
  },
  'survey-not-reached': {
    light: 'orange',
    en: {
      message:
        'The IVR flow has a queue of its own, and callers who come back from it need not have talked to an agent.',
      remedy: 'In that flow, lead to “Return” only from “Served by an agent”, or run the survey there.',
    },
    fr: {
      message: 'Le flux SVI a sa propre file, et les appelants qui en reviennent n’ont pas forcément parlé à un agent.',
      remedy: 'Dans ce flux, ne menez à « Retour » que depuis « Servi par un agent », ou menez-y l’enquête.',
    },
  },
  'no-agent': {
    light: 'red',
    en: { message: 'No agent serves queue {queue}.', remedy: 'Give the queue to agents.' },
    fr: { message: 'Aucun agent ne sert la file {queue}.', remedy: 'Attribuez la file à des agents.' },
  },
  'no-agent-for-calls': {
    light: 'red',
    en: { message: 'No agent of queue {queue} takes calls.', remedy: 'Let agents of the queue take calls.' },
    fr: {
      message: 'Aucun agent de la file {queue} ne prend d’appels.',
      remedy: 'Autorisez des agents de la file à prendre des appels.',
    },
  },
  'no-agent-signed-in': {
    light: 'orange',
    en: {
      message: 'No suitable agent is signed in; there would be: {count}.',
      remedy: 'Callers are served once one is.',
    },
    fr: {
      message: 'Aucun agent compétent n’est connecté ; il y en aurait : {count}.',
      remedy: 'Les appelants seront servis dès que l’un d’eux le sera.',
    },
  },
  'overflow-until-signed-in': {
    light: 'green',
    en: {
      message: 'No suitable agent is signed in; there would be: {count}.',
      remedy: 'Until one is, callers get the overflow.',
    },
    fr: {
      message: 'Aucun agent compétent n’est connecté ; il y en aurait : {count}.',
      remedy: 'D’ici là, les appelants ont le débordement.',
    },
  },
  'skill-missing': {
    light: 'red',
    en: {
      message: 'No agent of the queue has {skill} at level {level}.',
      remedy: 'Lower the level, or train an agent.',
    },
    fr: {
      message: 'Aucun agent de la file n’a {skill} au niveau {level}.',
      remedy: 'Baissez le niveau, ou formez un agent.',
    },
  },
  'skills-not-together': {
    light: 'red',
    en: { message: 'No agent of the queue has all of these skills.', remedy: 'Ask for fewer, or train an agent.' },
    fr: {
      message: 'Aucun agent de la file n’a toutes ces compétences.',
      remedy: 'Demandez-en moins, ou formez un agent.',
    },
  },
  'never-open': {
    light: 'red',
    en: { message: 'The campaign is never open.', remedy: 'Enter hours, or choose another schedule.' },
    fr: {
      message: 'La campagne n’est jamais ouverte.',
      remedy: 'Saisissez des horaires, ou choisissez un autre planning.',
    },
  },
  'holidays-always': {
    light: 'red',
    en: { message: 'Its holidays close the campaign on every day.', remedy: 'Take days out, or choose another group.' },
    fr: {
      message: 'Ses jours fériés ferment la campagne tous les jours.',
      remedy: 'Retirez-en, ou choisissez un autre groupe.',
    },
  },
  'passed-round': {
    light: 'orange',
    en: {
      message: 'Callers can be passed round without end: {round}.',
      remedy: 'Pass them on to a number outside this circle, or let one of the flows end with a message.',
    },
    fr: {
      message: 'Des appelants peuvent être renvoyés en rond sans fin : {round}.',
      remedy: 'Renvoyez-les vers un numéro hors de ce cercle, ou terminez l’un des flux par un message.',
    },
  },
  'no-holidays-to-come': {
    light: 'orange',
    en: { message: 'The group has no holidays to come.', remedy: 'Fill in those of this year and the next.' },
    fr: { message: 'Le groupe n’a plus de jours à venir.', remedy: 'Ajoutez ceux de cette année et de la prochaine.' },
  },
  'invitation-without-overflow': {
    light: 'orange',
    en: { message: 'Callers are invited to press a key, and nothing answers it.', remedy: 'Choose an overflow flow.' },
    fr: {
      message: 'Les appelants sont invités à appuyer sur une touche, et rien n’y répond.',
      remedy: 'Choisissez un flux de débordement.',
    },
  },
  'voicemails-stay': {
    light: 'orange',
    en: { message: 'Unheard messages would move to the queue they are in.', remedy: 'Choose another queue.' },
    fr: {
      message: 'Les messages non traités seraient déplacés dans leur propre file.',
      remedy: 'Choisissez une autre file.',
    },
  },
  'queue-gone': {
    light: 'orange',
    en: { message: 'Queue {id} does not exist.', remedy: 'Create it, or choose another.' },
    fr: { message: 'La file {id} n’existe pas.', remedy: 'Créez-la, ou choisissez-en une autre.' },
  },
  'script-unpublished': {
    light: 'orange',
    en: { message: 'Script “{name}” is not published.', remedy: 'Publish it, or choose another.' },
    fr: { message: 'Le script « {name} » n’est pas publié.', remedy: 'Publiez-le, ou choisissez-en un autre.' },
  },
  'entry-gone': {
    light: 'orange',
    en: { message: '“{id}” does not exist any more.', remedy: 'Choose another.' },
    fr: { message: '« {id} » n’existe plus.', remedy: 'Choisissez autre chose.' },
  },
  'dispositions-none': {
    light: 'orange',
    en: { message: 'Agents cannot say how calls ended.', remedy: 'Choose a disposition group.' },
    fr: {
      message: 'Les agents ne peuvent pas qualifier les appels.',
      remedy: 'Choisissez un groupe de qualifications.',
    },
  },
  'dispositions-empty': {
    light: 'orange',
    en: { message: 'The disposition group has no statuses.', remedy: 'Add some to it.' },
    fr: { message: 'Le groupe de qualifications n’a aucun statut.', remedy: 'Ajoutez-en.' },
  },
  'quota-nothing-counts': {
    light: 'orange',
    en: {
      message: 'A quota is set, and no status of the disposition group counts towards it.',
      remedy: 'Switch “Counts towards quotas” on for a status, or take the target out.',
    },
    fr: {
      message: 'Un quota est fixé, et aucun statut du groupe de qualifications n’y compte.',
      remedy: 'Activez « Compte dans les quotas » pour un statut, ou retirez l’objectif.',
    },
  },
  'recording-code-gone': {
    light: 'orange',
    en: { message: 'The disposition group has no status {code}.', remedy: 'Choose the statuses anew.' },
    fr: {
      message: 'Le groupe de qualifications n’a pas de statut {code}.',
      remedy: 'Choisissez les statuts à nouveau.',
    },
  },
  'recording-codes-none': {
    light: 'orange',
    en: { message: 'No status is chosen, so nothing is recorded.', remedy: 'Choose statuses.' },
    fr: { message: 'Aucun statut n’est choisi : rien n’est enregistré.', remedy: 'Choisissez des statuts.' },
  },
  'numbers-none': {
    light: 'orange',
    en: { message: 'No number is given, so the trunk’s is shown.', remedy: 'Add numbers with their prefixes.' },
    fr: {
      message: 'Aucun numéro n’est donné : celui de la tête de ligne est affiché.',
      remedy: 'Ajoutez des numéros et leurs préfixes.',
    },
  },
  'calling-hours-empty': {
    light: 'orange',
    en: { message: 'Customers may never be called back.', remedy: 'Enter hours, or choose other calling hours.' },
    fr: {
      message: 'Les clients ne peuvent jamais être rappelés.',
      remedy: 'Saisissez des horaires, ou choisissez-en d’autres.',
    },
  },
  'mail-missing': {
    light: 'orange',
    en: { message: 'No mail server is set up.', remedy: 'Enter one under Settings › E-mail.' },
    fr: { message: 'Aucun serveur de messagerie n’est réglé.', remedy: 'Saisissez-en un sous Réglages › E-mail.' },
  },
  'date-passed': {
    light: 'orange',
    en: { message: 'This date has passed: agents can plan no callbacks.', remedy: 'Choose a later one, or none.' },
    fr: {
      message: 'Cette date est passée : les agents ne peuvent planifier aucun rappel.',
      remedy: 'Choisissez-en une plus tardive, ou aucune.',
    },
  },
} as const satisfies Record<string, FindingText>;

type FindingRule = keyof typeof findingTexts;

export function finding(rule: FindingRule, params: CampaignFinding['params'] = {}): CampaignFinding {
  return { rule, light: findingTexts[rule].light, params };
}

/** What is wrong and what to do about it, in words. */
export function describeFinding(
  { rule, params, diagnostic }: CampaignFinding,
  language: DiagnosticLanguage,
): { message: string; remedy: string } {
  if (diagnostic !== undefined) return describeDiagnostic(diagnostic, language);
  const text = Object.hasOwn(findingTexts, rule) ? findingTexts[rule as FindingRule][language] : UNKNOWN[language];
  const fill = (pattern: string) => pattern.replace(/\{(\w+)\}/g, (_, name: string) => String(params[name] ?? rule));
  return { message: fill(text.message), remedy: fill(text.remedy) };
}

/** Of a later version than this program. */
const UNKNOWN = {
  en: { message: 'Problem {rule}.', remedy: 'Reload this page.' },
  fr: { message: 'Problème {rule}.', remedy: 'Rechargez cette page.' },
};
