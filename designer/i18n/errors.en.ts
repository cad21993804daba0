/** Failures that the server cannot explain itself, by code; everything it refuses comes with its own words. */
export const errorsEn = {
  required: 'Must not be empty.',
  unexpected: 'Something unexpected went wrong.',
  unreachable: 'The server cannot be reached. Check the connection and try again.',
  'unexpected-answer': 'The server gave an answer this page does not understand. Reload the page.',
};
