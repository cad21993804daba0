import { isExtension, phoneEndpoint } from './phone-names.ts';

/**
 * Names the Asterisk endpoint that reaches a number, a SIP address or a browser phone; null when it can be neither. What a flow dials may come
 * from a caller's keypad or a web service, so only what is harmless in an endpoint name passes.
 * @param trunk With `{number}` where the number goes, for example `PJSIP/{number}@carrier`.
 */
export function dialledEndpoint(to: string, trunk: string): string | null {
  const extension = /^agent:(.*)$/.exec(to)?.[1];
  if (extension !== undefined) return isExtension(extension) ? `PJSIP/${phoneEndpoint(extension)}` : null;
  if (/^sips?:/i.test(to)) {
    if (!sipAddress.test(to)) return null;
    const [technology = 'PJSIP', rest = ''] = trunk.split('/', 2);
    const endpoint = rest.includes('@') ? rest.slice(rest.indexOf('@') + 1) : rest;
    return `${technology}/${endpoint}/${to}`;
  }
  const number = to.replaceAll(/[\s().-]/g, '');
  return telephoneNumber.test(number) ? trunk.replaceAll('{number}', number) : null;
}

const telephoneNumber = /^\+?[0-9*#]{1,32}$/;
const sipAddress = /^sips?:[A-Za-z0-9._+*#-]{1,64}@[A-Za-z0-9.-]{1,253}(:[0-9]{1,5})?$/i;
