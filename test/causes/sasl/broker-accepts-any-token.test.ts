import { expect, it } from 'vitest';
import cause from '../../../src/causes/sasl/broker-accepts-any-token.ts';
import { diagnose } from '../../../src/diagnosis/diagnose.ts';
import { disagreementIn } from '../../../src/report/words/disagreement.ts';
import { buildReport } from '../../../src/report/build.ts';
import { brokerRefuses, casebook, claims, given, header, NOW, selfManaged } from '../../casebook.ts';

const OURS = selfManaged('kafka.acme.internal:9094');
const expired = (seconds: number) => claims({ exp: NOW / 1000 - seconds });

casebook(cause, {
  guilty: [],
  noticed: [
    { because: 'an expired token is accepted', given: [OURS, expired(31)] },
    { because: 'a token without a signature is accepted', given: [OURS, header({ alg: 'none' })] },
  ],
  innocent: [
    { because: 'the token is valid', given: [OURS] },
    { because: 'it is within the leeway', given: [OURS, expired(29)] },
    { because: 'the broker refuses the token', given: [OURS, expired(31), brokerRefuses()] },
    { because: 'Confluent Cloud checks tokens: there it is our model that is wrong', given: [expired(31)] },
  ],
});

it('is not a defect of the doctor', () => {
  const evidence = given(OURS, expired(31));
  const report = buildReport(evidence, diagnose(evidence), { version: '0.0.0', durationMs: 1 });
  expect(report.model.refuted).not.toEqual([]);
  expect(disagreementIn(report)).toBeUndefined();
});
