import { describe, expect, it } from 'vitest';
import { Reader } from '../../../src/probes/broker/codec.ts';
import { gs2Header } from '../../../src/probes/broker/first-message.ts';
import { probeBroker } from '../../../src/probes/broker/probe.ts';
import type { Target } from '../../../src/settings/target.ts';
import { brokerThat, depsWith, targetOf, TOKEN, WELCOMING } from './_broker.ts';

describe('the GS2 header', () => {
  it.each<[Pick<Target, 'client' | 'authorizationIdentity'>, string]>([
    [{}, 'n,,'],
    [{ client: 'kafkajs' }, 'n,,'],
    [{ authorizationIdentity: '' }, 'n,,'],
    [{ authorizationIdentity: 'me' }, 'n,a=me,'],
    [{ authorizationIdentity: 'a=b,c' }, 'n,a=a=3Db=2Cc,'],
    [{ client: 'java', authorizationIdentity: 'me' }, 'n,a=me,'],
    [{ client: 'librdkafka', authorizationIdentity: 'me' }, 'n,a=me,'],
    [{ client: 'kafkajs', authorizationIdentity: 'me' }, 'n,"a=me,'],
    [{ client: 'kafkajs', authorizationIdentity: '' }, 'n,"a=,'],
  ])('of %j is %s', (target, header) => {
    expect(gs2Header(target)).toBe(header);
  });
});

it('comes before the token, as the client writes it', async () => {
  const broker = await brokerThat(WELCOMING);
  const target = targetOf(`127.0.0.1:${broker.port}`, { client: 'kafkajs', authorizationIdentity: 'me' });
  await probeBroker(target, depsWith());
  const said = broker.heard.filter(({ apiKey }) => apiKey === 36).map(({ body }) => new Reader(body).bytes());
  expect(said.map(String)).toEqual([`n,"a=me,\x01auth=Bearer ${TOKEN}\x01\x01`]);
});
