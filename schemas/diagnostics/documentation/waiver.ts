import type { waiverRules } from '../rules/waiver.ts';
import { definePages } from './page.ts';

export const waiverPages = definePages<keyof typeof waiverRules>({
  'stale-waiver': {
    en: {
      title: 'A waiver without a finding',
      why: 'A finding was accepted with a reason, and has gone since. If it came back one day, it would be hidden.',
      example: 'A missing choice was waived; the choice has been added.',
      mend: 'Take the waiver back.',
    },
    fr: {
      title: 'Une dérogation sans constat',
      why: 'Un constat a été accepté avec une raison, puis a disparu. S’il revenait un jour, il serait caché.',
      example: 'Un choix manquant a été écarté ; le choix a été ajouté depuis.',
      mend: 'Retirez la dérogation.',
    },
  },
});
