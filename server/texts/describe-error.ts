import type { ApiError } from '#schemas/api/contract.ts';
import type { Language, ServiceError } from '../errors.ts';
import { en } from './en.ts';
import { fr } from './fr.ts';

/** An error as the API shows it, in the reader's language. */
export function describeError(error: ServiceError, language: Language): ApiError {
  const texts = language === 'fr' ? fr : en;
  return {
    code: error.code,
    message: texts.errors[error.code],
    issues: error.issues.map(({ path, rule, reason }) => ({
      path: [...path],
      rule,
      message: `${reason[language].charAt(0).toUpperCase()}${reason[language].slice(1)}`,
    })),
    ...(error.details === undefined ? {} : { details: error.details }),
  };
}

/** The first of our languages that a browser asks for. */
export function preferredLanguage(acceptLanguage: string | undefined): Language {
  for (const part of (acceptLanguage ?? '').split(',')) {
    const code = part.trim().slice(0, 2).toLowerCase();
    if (code === 'en' || code === 'fr') return code;
  }
  return 'en';
}
