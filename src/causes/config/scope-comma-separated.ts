import { amendClient } from '../../repair/amend.ts';
import { client } from '../../facts/client.ts';
import { token } from '../../facts/token.ts';
import { writeSetting } from '../../clients/notation/notation.ts';
import { defineCause } from '../define.ts';
import { refusal, spellRefusal, type Refusal } from './token-refusal.ts';
import { presumeTokenIfNone } from './_repair.ts';
import { tokenExperiment } from './_secret.ts';

const SCOPE_MEANINGS: readonly string[] = [
  'token/scope-unknown',
  'token/scope-missing',
  'token/scope-not-default',
  'token/scope-openid',
];

/** RFC 6749 section 3.3: scopes are separated by spaces, and a comma is a valid character in a scope. */
export default defineCause({
  id: 'config/scope-comma-separated',
  title: 'The scopes are separated by commas instead of spaces',
  reads: { scope: client.scope },
  mayRead: { refused: refusal, answer: token.answer },
  recognise: ({ scope, refused, answer }, sources) => {
    if (scope?.includes(',') !== true) return null;
    const separated = scope
      .split(/[\s,]+/)
      .filter((each) => each !== '')
      .join(' ');
    const contrast = [
      { label: 'scope asked for', value: scope, source: sources.scope },
      { label: 'scopes separated by spaces', value: separated, source: 'RFC 6749 section 3.3' },
    ] as const;
    const because = `The scope is ${scope}, which is one scope with commas in its name`;
    // Valid but unusual: without an answer it is only a hint.
    if (answer === undefined) {
      return { strength: 'suggested', role: 'advice', because: `${because}.`, contrast, separated };
    }
    if (refused === undefined || !isAboutScope(refused)) return null;
    return {
      strength: 'shown',
      because: `${because}, and the identity provider refuses it (${spellRefusal(refused)}).`,
      contrast,
      separated,
    };
  },
  repair: (evidence, { separated }) => presumeTokenIfNone(amendClient(evidence, { scope: separated })),
  repaired: 'with spaces between the scopes',
  experiment: ({ separated }) =>
    tokenExperiment(
      'token:scope-with-blanks',
      'asked once more for a token, with spaces between the scopes',
      {
        scope: separated,
      },
    ),
  fix: ({ separated }, evidence) => ({
    summary: 'Separate the scopes by spaces.',
    steps: [],
    commands: [writeSetting(evidence.client, 'scope', separated)],
  }),
  edits: ({ separated }) => [{ edit: 'set', of: { setting: 'scope' }, to: separated }],
});

const isAboutScope = ({ answer, meaning }: Refusal): boolean =>
  answer.error?.error === 'invalid_scope' || SCOPE_MEANINGS.includes(meaning?.cause ?? '');
