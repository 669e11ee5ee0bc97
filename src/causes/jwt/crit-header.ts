import { amendHeader } from '../../repair/amend.ts';
import { jwt } from '../../facts/token.ts';
import { defineCause } from '../define.ts';

export default defineCause({
  id: 'jwt/crit-header',
  title: 'The token demands a header extension that Confluent does not know (crit)',
  reads: { header: jwt.header },
  recognise: ({ header }) =>
    header['crit'] === undefined
      ? null
      : {
          strength: 'shown',
          because:
            'The header has crit, and a verifier that does not understand what it names must refuse the token (RFC 7515 section 4.1.11).',
          rows: [{ label: 'crit in the token', value: JSON.stringify(header['crit']), source: 'the token' }],
        },
  repair: (evidence) => amendHeader(evidence, { crit: undefined }),
  repaired: 'without crit in the header',
  fix: () => ({
    summary: 'Issue the token without crit, and without the extensions that it names.',
    steps: [],
    commands: [],
  }),
});
