import cause from '../../../src/causes/network/idp-does-not-answer.ts';
import { expect, it } from 'vitest';
import { diagnose } from '../../../src/diagnosis/diagnose.ts';
import { casebook, given, idpStops, tokenRequestFails } from '../../casebook.ts';

casebook(cause, {
  guilty: [
    {
      because: 'no answer comes within the time',
      given: [tokenRequestFails({ stage: 'http', code: 'ETIMEDOUT', message: 'no answer within 10 s' })],
    },
    {
      because: 'the answer has no end',
      given: [tokenRequestFails({ stage: 'http', code: 'BODY_TOO_LARGE', message: 'larger than 1 MiB' })],
    },
  ],
  innocent: [
    {
      because: 'the connection did not come about',
      given: [idpStops({ stage: 'tcp', code: 'ECONNREFUSED' })],
    },
  ],
});

it.each([
  ['ETIMEDOUT', '--max-time'],
  ['BODY_TOO_LARGE', 'head -c'],
  ['NOT_HTTP', 'head -c'],
])('%s gets a command that shows it', (code, part) => {
  const [root] = diagnose(given(tokenRequestFails({ stage: 'http', code, message: 'm' }))).rootCauses;
  expect(root?.suspect.fix.commands.map(({ text }) => text).join()).toContain(part);
});
