import { sh } from '../../commands/sh.ts';
import { amendProviders, presumeJudgement } from '../../repair/amend.ts';
import { provider } from '../../facts/confluent.ts';
import type { Evidence } from '../../evidence/evidence.ts';
import { defineCause } from '../define.ts';

/**
 * Which of two providers with the same issuer Confluent uses is not documented, so this counts only when it refuses.
 */
export default defineCause({
  id: 'provider/duplicate-issuer',
  title: 'Two identity providers in Confluent have the same issuer',
  hidden: true,
  reads: { all: provider.all, issuer: provider.issuer, meant: provider.meant },
  recognise: ({ all, issuer, meant }) => {
    const same = all.filter((each) => each.issuer === issuer);
    if (same.length < 2) return null;
    return {
      strength: 'shown',
      because: `${same.map(({ id }) => id ?? 'one without an id').join(' and ')} both have the issuer ${issuer}; Confluent may look for the pool under the other one.`,
      meantId: meant.id,
      ids: same.flatMap(({ id }) => (id === undefined ? [] : [id])),
    };
  },
  repair: (evidence, { meantId }) => presumeJudgement(withoutTwins(evidence, meantId)),
  repaired: 'with one identity provider for the issuer',
  fix: ({ ids }) => ({
    summary: 'Keep one of them: move its pools together, and delete the other.',
    steps: [
      'List both providers, then the pools of each.',
      'Move the role bindings before you delete a pool.',
    ],
    commands: [
      sh`confluent iam provider list`,
      ...ids.map((id) => sh`confluent iam pool list --provider ${id}`),
    ].map((text) => ({ kind: 'confluent-cli', text })),
  }),
});

const withoutTwins = (evidence: Evidence, keep: string | undefined): Evidence =>
  amendProviders(evidence, (all) => {
    const kept = all.find(({ id }) => id === keep);
    return all.filter((each) => each === kept || each.issuer !== kept?.issuer);
  });
