import { describe, expect, it } from 'vitest';
import { diagnose } from '../../../src/diagnosis/diagnose.ts';
import { failed, mapObserved, type Failure } from '../../../src/evidence/observation.ts';
import { BOOTSTRAP, broker, given, NOW, type Change } from '../../given.ts';

const unanswered = (failure: Failure) => failed(failure, BOOTSTRAP, NOW);
const CLOSED: Failure = { stage: 'kafka', code: 'CLOSED', message: 'the broker closed the connection' };

describe('an admitted client without answers is not healthy', () => {
  const cases: readonly (readonly [string, Change, string])[] = [
    [
      'the broker closes at Metadata',
      broker({ metadata: unanswered(CLOSED), groups: unanswered(CLOSED) }),
      'authorization/requests-are-answered',
    ],
    [
      'at DescribeGroups alone',
      broker({ groups: unanswered(CLOSED) }),
      'authorization/requests-are-answered',
    ],
    [
      'Metadata is silent',
      broker({ metadata: unanswered({ stage: 'kafka', code: 'TIMEOUT', message: 'no answer within 10 s' }) }),
      'authorization/requests-are-answered',
    ],
    [
      'Metadata is unreadable',
      broker({ metadata: unanswered({ stage: 'kafka', code: 'MALFORMED_ANSWER', message: 'too short' }) }),
      'authorization/requests-are-answered',
    ],
    [
      'Metadata says nothing about the topic',
      (e) => broker({ metadata: mapObserved(e.broker.metadata, (seen) => ({ ...seen, topics: [] })) })(e),
      'authorization/topics-are-permitted',
    ],
    [
      'DescribeGroups says nothing about the group',
      (e) => broker({ groups: mapObserved(e.broker.groups, () => []) })(e),
      'authorization/groups-are-permitted',
    ],
  ];
  it.each(cases)('%s', (_, change, check) => {
    const { verdict, unexplained } = diagnose(given(change));
    expect(verdict).toBe('inconclusive');
    expect(unexplained).toEqual([check]);
  });

  it('except when the broker is only too old for the doctor', () => {
    const tooOld = { stage: 'kafka', code: 'UNSUPPORTED_VERSION', message: 'version 8 of api 3' } as const;
    const { verdict, checks } = diagnose(given(broker({ metadata: unanswered(tooOld) })));
    expect(verdict).toBe('healthy');
    expect(checks.find(({ id }) => id === 'authorization/requests-are-answered')?.status).toBe('unknown');
  });
});
