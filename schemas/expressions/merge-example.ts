import type { MergeScope } from './merge.ts';

type Language = 'en' | 'fr';

/** What a template is filled in with while nobody is on the line: in its preview and in test e-mails. */
export function exampleScope({ language, now }: { language: string; now: number }): MergeScope {
  const words = EXAMPLES[language === 'fr' ? 'fr' : 'en'];
  return {
    contact: {
      id: '3f2c8a10',
      caller: '+33612345678',
      called: '+33180000000',
      startedAt: new Date(now).toISOString(),
      campaign: 'support',
      language,
      timeZone: 'Europe/Paris',
    },
    record: words.record,
    collected: {},
    agent: { name: 'Anna Martin', login: '1001' },
    campaign: { name: words.campaign },
    message: words.message,
    now,
  };
}

interface Example {
  record: Record<string, string>;
  campaign: string;
  message: string;
}

const EXAMPLES: Record<Language, Example> = {
  en: {
    record: {
      name: 'Jane Smith',
      firstName: 'Jane',
      lastName: 'Smith',
      email: 'jane.smith@example.com',
      number: '10042',
    },
    campaign: 'Customer service',
    message: 'What the agent writes stands here.',
  },
  fr: {
    record: {
      name: 'Jeanne Petit',
      firstName: 'Jeanne',
      lastName: 'Petit',
      email: 'jeanne.petit@example.com',
      number: '10042',
    },
    campaign: 'Service client',
    message: 'Ce que l’agent écrit figure ici.',
  },
};
