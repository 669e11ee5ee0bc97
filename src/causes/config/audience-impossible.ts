import { filled, pathStepOr, valueOr } from '../../commands/value.ts';
import { identifyIn } from '../../idp/identify.ts';
import { familyOf } from '../../clients/family.ts';
import { presumeOtherToken, presumeToken } from '../../repair/amend.ts';
import type { ClientFacts } from '../../evidence/client.ts';
import { sourceOfAbsent } from '../../evidence/configuration.ts';
import type { Evidence } from '../../evidence/evidence.ts';
import { client } from '../../facts/client.ts';
import { unsendableAudience, type Unsendable } from '../audience.ts';
import { writeSetting } from '../../clients/notation/notation.ts';
import { defineCause } from '../define.ts';
import type { FixCommand } from '../../evidence/fix.ts';
import { setDefaultAudience } from '../fixes/auth0.ts';
import { without } from './_repair.ts';

/**
 * The token fetchers built into Java and librdkafka support neither `audience` nor `resource`; Auth0 requires
 * `audience`.
 */
export default defineCause({
  id: 'config/audience-impossible',
  title: 'The identity provider needs an audience, which this client cannot send',
  reads: { family: client.family, audience: client.audience, unsendable: unsendableAudience },
  mayRead: { file: client.file },
  recognise: ({ family, audience, unsendable, file }, sources) => {
    if (unsendable === undefined || family === undefined) return null;
    const who = familyOf(family).title;
    return {
      strength: unsendable === 'refused' ? 'stated' : 'shown',
      role: unsendable === 'ignored' ? 'advice' : 'cause',
      because: BECAUSE[unsendable](who[0]!.toUpperCase() + who.slice(1), audience),
      rows: [
        audience === undefined
          ? {
              label: 'audience',
              value: '(cannot be set)',
              source: sourceOfAbsent({ configuration: file }, 'tokenEndpoint'),
            }
          : {
              label: 'audience asked for',
              value: audience,
              source: sources.audience,
            },
      ],
      unsendable,
    };
  },
  repair: (evidence, { unsendable }) => REPAIR[unsendable](withoutAudience(evidence)),
  repaired: 'with an audience that counts without being asked for',
  fix: (_, evidence) => ({
    summary:
      'Let the identity provider take an audience by default, or fetch the token in a callback of your own.',
    steps: [
      ...(isElsewhere(evidence) ? ELSEWHERE : AT_AUTH0),
      ...(evidence.client.client === 'librdkafka'
        ? [
            'Until then: librdkafka writes the scope into the request unencoded, so another parameter can follow it. This is undocumented behaviour and may change.',
          ]
        : []),
    ],
    commands: [
      ...(isElsewhere(evidence) ? [] : setDefaultAudience(evidence.client.audience)),
      ...temporaryFix(evidence.client),
    ],
  }),
});

/** Whether the identity provider is known and is not Auth0. */
const isElsewhere = (evidence: Evidence): boolean => {
  const vendor = identifyIn(evidence);
  return vendor !== undefined && vendor.id !== 'auth0';
};

const AT_AUTH0 = [
  'Auth0 Dashboard → Applications → APIs: copy the Identifier of your API for Kafka.',
  'Settings → General → API Authorization Settings → Default Audience: enter that identifier. It applies to every request of the tenant that names no audience.',
];

const ELSEWHERE = [
  'Configure the audience for this client at the identity provider; its tokens then have it without asking (Keycloak: an audience mapper in a client scope; Okta: the audience of the authorization server).',
];

const BECAUSE: Readonly<Record<Unsendable, (who: string, audience: string | undefined) => string>> = {
  refused: (who) =>
    `${who} sends only grant_type and scope, and the identity provider says that it needs an audience.`,
  opaque: (who) =>
    `${who} sends only grant_type and scope; Auth0 gives an opaque token to a request that names no audience, unless the tenant has a default one.`,
  ignored: (who, audience) => `${who} never sends the audience ${audience ?? ''} that is configured here.`,
};

const REPAIR: Readonly<Record<Unsendable, (evidence: Evidence) => Evidence>> = {
  refused: presumeToken,
  opaque: presumeOtherToken,
  ignored: (evidence) => evidence,
};

const withoutAudience = (evidence: Evidence): Evidence => ({
  ...evidence,
  client: without(evidence.client, 'audience'),
});

const temporaryFix = (configured: ClientFacts): readonly FixCommand[] =>
  configured.client === 'librdkafka'
    ? [
        writeSetting(
          configured,
          'scope',
          filled`${valueOr(configured.scope, 'SCOPE')}&audience=${pathStepOr(configured.audience, 'API_IDENTIFIER')}`,
        ),
      ]
    : [];
