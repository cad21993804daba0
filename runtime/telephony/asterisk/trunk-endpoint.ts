/**
 * Names the Asterisk endpoint that reaches a number or SIP address; null when it can be neither. What a flow dials may come
 * from a caller's keypad or a web service, so only what is harmless in an endpoint name passes.
 * @param trunk With `{number}` where the number goes, for example `PJSIP/{number}@carrier`.
 */
export function trunkEndpoint(to: string, trunk: string): string | null {
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
