import { isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js/max';

/** Shorter ones are no number of anybody, neither outside nor inside the house. */
const MIN_DIGITS = 3;
const MAX_DIGITS = 15;

/**
 * The one way to write a phone number, so that numbers can be compared: E.164 for what is valid in the country or
 * anywhere, plain digits for other numbers, such as extensions.
 * @returns Null for what is no phone number.
 */
export function canonicalPhone(text: string, country: string): string | null {
  const valid = validPhone(text, country);
  if (valid !== null) return valid;
  const digits = text.replace(/[\s./()-]/g, '');
  return new RegExp(`^\\+?[0-9]{${MIN_DIGITS},${MAX_DIGITS}}$`).test(digits) ? digits : null;
}

/**
 * The ways in which carriers and people write a number, so that rows that keep it as it came can be found by it. One
 * without a country code belongs to the country of the number that was called.
 * @returns None for what is no phone number, such as a withheld one.
 */
export function spellingsOf(number: string, called: string): string[] {
  const canonical = canonicalPhone(number, countryOfPhone(called));
  if (canonical === null) return [];
  const digits = canonical.replace(/^\+/, '');
  const national = parsePhoneNumberFromString(canonical)?.formatNational().replace(/\D/g, '');
  return [...new Set([number, canonical, digits, `00${digits}`, ...(national ? [national] : [])])];
}

/** The country whose number it is, such as FR; empty when it does not say. */
export function countryOfPhone(number: string): string {
  return parsePhoneNumberFromString(number)?.country ?? '';
}

/**
 * A number that can be dialled, as E.164. A leading zero that a spreadsheet dropped is no obstacle.
 * @returns Null when it is none.
 */
export function validPhone(text: string, country: string): string | null {
  const home = isSupportedCountry(country) ? country : undefined;
  const parsed = parsePhoneNumberFromString(text, home);
  return parsed?.isValid() && parsed.ext === undefined ? parsed.number : null;
}
