/** Where on the server Asterisk opens its event socket; part of the generated Asterisk configuration. */
export const asteriskSocketPath = '/asterisk/events';
