import { ServiceError } from '../../errors.ts';
import { ruleIssue } from '../../texts/rule-issue.ts';

/** Refuses passwords that are long enough but among the first that anybody tries. */
export function refuseCommonPassword(password: string, path: readonly string[]): void {
  if (!isCommonPassword(password)) return;
  throw new ServiceError('invalid-input', { issues: [ruleIssue(path, 'common-password')] });
}

export function isCommonPassword(password: string): boolean {
  const plain = password.toLowerCase();
  const repeated = /^(.{1,4})\1+$/.test(plain);
  const counted = '01234567890123456789'.includes(plain) || '98765432109876543210'.includes(plain);
  return repeated || counted || commonPasswords.has(plain.replace(/[^a-z0-9]/g, ''));
}

/** Without punctuation, so that `Password-123!` is found too. */
const commonPasswords = new Set(
  `password12 password123 password1234 password12345 password2024 password2025 password2026 passw0rd123 passwordpassword
   motdepasse motdepasse1 motdepasse12 motdepasse123 azertyuiop azertyuiop123 azerty12345 azerty123456 qwertyuiop
   qwertyuiop123 qwerty12345 qwerty123456 qwertzuiop 1q2w3e4r5t 1qaz2wsx3edc q1w2e3r4t5 zaq12wsxcde3 administrator
   administrateur admin12345 admin123456 adminadmin administrator1 switchyard switchyard1 switchyard123 letmein123
   letmein1234 welcome123 welcome1234 welcome2024 welcome2025 welcome2026 bienvenue123 bonjour123 changeme123 changemenow
   iloveyou12 iloveyou123 jetaime123 football123 basketball superman123 princess123 sunshine123 dragon12345 monkey12345
   michael123 abcdefghij abcdefghijk abc1234567 abcd123456 0123456789 1234567890 12345678910 123456789a a123456789
   supervisor supervisor1 supervisor123 callcenter callcenter1 callcenter123 contactcenter callcentre trustno1234
   abcd azer azerty qwer qwerty zaqw test demo user pass love code`
    .split(/\s+/)
    .filter((word) => word !== ''),
);
