import { expect, it } from 'vitest';
import { compileFlow } from '#runtime/compiler/compile.ts';
import { linkIr } from '#runtime/compiler/link.ts';
import { Session } from '#runtime/engine/session/session.ts';
import { environmentWith } from '#tests/flows/environment.ts';
import { buildCaseFlow, nodeCase } from '#tests/flows/node-case.ts';

/** The mail that a flow asks for in which the caller is called `<b>Ada</b> & "co"`. */
function mailOf(config: { html: boolean; body: string }): unknown {
  const variables = [{ name: 'caller', type: 'text', initial: '<b>Ada</b> & "co"' }];
  const given = nodeCase.parse({
    name: 'mail',
    variables,
    config: { to: 'desk@example.com', subject: 'Hello', ...config },
    when: [],
    expect: {},
  });
  const { ir } = compileFlow({ document: buildCaseFlow('send-email', given), environment: environmentWith([]) });
  if (!ir) throw new Error('does not compile');
  const facts = {
    id: 'c',
    caller: '+331',
    called: '+332',
    startedAt: '2026-03-02T09:00:00Z',
    timeZone: 'Europe/Paris',
  };
  const { step } = Session.start({ linked: linkIr(ir) }, facts, 0);
  const mail = step.effects.find(({ effect }) => effect === 'email');
  return mail?.params && 'body' in mail.params ? mail.params.body : undefined;
}

it('encodes what is inserted into HTML, and leaves the rest as it is', () => {
  const body = '<p title="{{ caller }}">{{ caller }} &amp; {{ 2 + 3 }}</p>';
  const ada = '&lt;b&gt;Ada&lt;/b&gt; &amp; &quot;co&quot;';
  expect(mailOf({ html: true, body })).toBe(`<p title="${ada}">${ada} &amp; 5</p>`);
});

it('inserts into plain text as it is', () => {
  expect(mailOf({ html: false, body: '{{ caller }} called.' })).toBe('<b>Ada</b> & "co" called.');
});
