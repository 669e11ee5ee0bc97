import { amendClient } from '../../evidence/amend.ts';
import { client } from '../../evidence/facts/client.ts';
import { defineCause } from '../define.ts';
import { refusal, spellRefusal } from './_refusal.ts';
import { presumeTokenIfNone } from './_repair.ts';
import { tokenExperiment } from './_secret.ts';

const SCOPE_MEANINGS: readonly string[] = [
  'token/scope-unknown',
  'token/scope-missing',
  'token/scope-not-default',
  'token/scope-openid',
];

/** RFC 6749 section 3.3: a blank separates, and a comma is a legal character of a scope's own name. */
export default defineCause({
  id: 'config/scope-comma-separated',
  title: 'The scopes are separated by commas instead of blanks',
  reads: { scope: client.scope, refused: refusal },
  recognise: ({ scope, refused }) => {
    if (scope?.includes(',') !== true || refused === undefined) return null;
    const isAboutScope =
      refused.answer.error?.error === 'invalid_scope' ||
      SCOPE_MEANINGS.includes(refused.meaning?.cause ?? '');
    if (!isAboutScope) return null;
    const separated = scope
      .split(/[\s,]+/)
      .filter((each) => each !== '')
      .join(' ');
    return {
      strength: 'shown',
      because: `The scope is ${scope}, which is one scope with commas in its name, and the identity provider refuses it (${spellRefusal(refused)}).`,
      contrast: [
        { label: 'scope asked for', value: scope, source: 'client configuration' },
        { label: 'scopes separated by blanks', value: separated, source: 'RFC 6749 section 3.3' },
      ],
      separated,
    };
  },
  repair: (evidence, { separated }) => presumeTokenIfNone(amendClient(evidence, { scope: separated })),
  repaired: 'with blanks between the scopes',
  experiment: ({ separated }) =>
    tokenExperiment(
      'token:scope-with-blanks',
      'asked once more for a token, with blanks between the scopes',
      {
        scope: separated,
      },
    ),
  fix: ({ separated }) => ({
    summary: 'Separate the scopes by blanks.',
    steps: [],
    commands: [{ kind: 'client-config', text: `sasl.oauthbearer.scope=${separated}` }],
  }),
});
