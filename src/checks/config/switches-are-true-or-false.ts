import { ownFile } from '../../clients/facts.ts';
import { defineCheck, fail, pass } from '../define.ts';

/** "Expected value to be either true or false" (Java), "Expected bool value" (librdkafka). */
export default defineCheck({
  id: 'config/switches-are-true-or-false',
  title: 'Every sign-in switch is true or false',
  enforcedBy: 'client',
  step: 21,
  reads: { bad: ownFile.switches },
  run: ({ bad }) =>
    bad.length === 0
      ? pass('every switch is true or false')
      : fail(bad.map(({ property: { name }, value }) => `${name} is ${JSON.stringify(value)}`).join(', ')),
});
