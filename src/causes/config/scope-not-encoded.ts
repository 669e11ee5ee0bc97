import { behaviour } from '../../clients/facts.ts';
import { formEncoded } from '../../clients/define.ts';
import { familyOf } from '../../clients/family.ts';
import { amendClient } from '../../repair/amend.ts';
import { client } from '../../facts/client.ts';
import { token } from '../../facts/token.ts';
import { JAVA_SETTINGS } from '../../clients/java-properties.ts';
import { writeProperty, writeSetting } from '../../clients/notation/notation.ts';
import { defineCause } from '../define.ts';
import { refusal, spellRefusal, type Refusal } from './token-refusal.ts';
import { presumeTokenIfNone } from './_repair.ts';
import { tokenExperiment } from './_secret.ts';

/**
 * librdkafka appends the scope to the body unencoded; the Java client since 4.1 does so unless
 * `sasl.oauthbearer.header.urlencode` is on (`ClientCredentialsRequestFormatter`), and earlier versions always encoded
 * it.
 */
export default defineCause({
  id: 'config/scope-not-encoded',
  title: 'The client sends the scope unencoded, so a different scope arrives',
  reads: {
    family: client.family,
    version: client.version,
    scope: client.scope,
    arrives: behaviour.garbledScope,
  },
  mayRead: { refused: refusal, answer: token.answer },
  recognise: ({ family, version, scope, arrives, refused, answer }, sources) => {
    if (arrives === undefined || scope === undefined || family === undefined) return null;
    if (answer !== undefined && (refused === undefined || !isAboutRequest(refused))) return null;
    // Depends on the Java client's version; without one the newest is assumed.
    const isSure = refused !== undefined && (family !== 'java' || version !== undefined);
    return {
      strength: isSure ? 'shown' : 'suggested',
      role: refused === undefined ? 'advice' : 'cause',
      because: `The scope is ${scope}; ${familyOf(family).title} sends it unencoded, and ${JSON.stringify(arrives)} arrives${refused === undefined ? '' : `, which the identity provider refuses (${spellRefusal(refused)})`}.`,
      contrast: [
        { label: 'scope asked for', value: scope, source: sources.scope },
        { label: 'scope that arrives', value: arrives, source: 'the token request of this client' },
      ],
      encoded: scope.trim().split(/\s+/).map(formEncoded).join('+'),
      isRefused: refused !== undefined,
      isJava: family === 'java',
    };
  },
  repair: (evidence, { encoded }) => presumeTokenIfNone(amendClient(evidence, { scope: encoded })),
  repaired: 'with the scope encoded',
  experiment: ({ encoded, isRefused }) =>
    isRefused
      ? tokenExperiment('token:scope-encoded', 'asked once more for a token, with the scope encoded', {
          scope: encoded,
        })
      : null,
  fix: ({ encoded, isJava }, { client: configured }) => ({
    summary: isJava
      ? 'Let the client encode what it sends.'
      : 'Write the scope percent-encoded: this client does not encode it.',
    steps: isJava
      ? [
          'The setting encodes client id and secret as well, which RFC 6749 asks for and some providers do not expect.',
        ]
      : ['A scope of letters, digits and : / . - _ needs no encoding.'],
    commands: isJava
      ? [writeProperty(configured, JAVA_SETTINGS.headerUrlencode.read[0], 'true')]
      : [writeSetting(configured, 'scope', encoded)],
  }),
});

/** A part of the scope is unknown to the provider, or the text after `&` is not a valid parameter. */
const isAboutRequest = ({ answer, meaning }: Refusal): boolean =>
  ['invalid_scope', 'invalid_request'].includes(answer.error?.error ?? '') ||
  /^token\/scope-/.test(meaning?.cause ?? '');
