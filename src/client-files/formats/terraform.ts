import { readJava } from '../kafka/java.ts';
import { readLibrdkafka } from '../kafka/librdkafka.ts';
import { parseHcl, type Attribute, type Block, type Body, type Expression } from '../../text/hcl.ts';
import { isTemplate } from '../../text/hcl-text.ts';
import type { Located } from '../../text/located.ts';
import { parseProperties, type Pair } from '../../text/properties.ts';
import type { Source } from '../../text/source.ts';
import { confluentSettings, setting, type Thing } from './_confluent-side.ts';
import type { Format } from '../format.ts';
import type { Found, Reading } from '../reading.ts';

/**
 * https://registry.terraform.io/providers/confluentinc/confluent/latest/docs: `confluent_identity_provider` and
 * `confluent_identity_pool`, resources and data sources; the block `oauth` of the provider, with which Terraform itself
 * signs in; and a client's properties that such a file writes.
 */
export default {
  id: 'terraform',
  title: 'Terraform configuration of Confluent Cloud',
  syntax: 'hcl',
  references: 'none',
  recognise: (source) => {
    const body = parseHcl(source);
    if (thingsIn(body).length > 0 || oauthBlocks(body).length > 0) return 'surely';
    return clientPairs(body).length > 0 ? 'perhaps' : 'no';
  },
  read: (source) => {
    const body = parseHcl(source);
    const client = readClient(clientPairs(body), source);
    const oauth = oauthBlocks(body).flatMap(({ body: { attributes } }) => attributes);
    const found = [
      ...confluentSettings(thingsIn(body), source),
      ...oauth.flatMap(ownSignIn),
      ...client.found,
    ];
    const ofClient = new Set(client.properties.map(({ value }) => value));
    return {
      ...client,
      isPartial: true,
      found: found.filter((each, index) => found.findIndex((first) => isSame(first, each)) === index),
      properties: [...client.properties, ...attributesIn(body).filter(({ value }) => !ofClient.has(value))],
    } satisfies Reading;
  },
} satisfies Format;

const isSame = (a: Found, b: Found): boolean => a.key === b.key && a.member === b.member;

const isA = (block: Block, type: string): boolean =>
  ['resource', 'data'].includes(block.type.text) && block.labels[0]?.text === type;

const thingsIn = (body: Body): readonly Thing[] =>
  body.blocks.flatMap((block): readonly Thing[] => {
    const value = (name: string): Located | undefined => textOf(attribute(block.body, name), body);
    const address = block.labels.map(({ text }) => text).join('.');
    const name = block.type.text === 'data' ? `data.${address}.id` : `${address}.id`;
    const common = { at: block.type, name, ...given('id', value('id')) };
    if (isA(block, 'confluent_identity_provider')) {
      return [
        {
          ...common,
          kind: 'provider',
          ...given('issuer', value('issuer')),
          ...given('jwksUri', value('jwks_uri')),
        },
      ];
    }
    if (!isA(block, 'confluent_identity_pool')) return [];
    const owner = block.body.blocks.find(({ type }) => type.text === 'identity_provider');
    const id = owner === undefined ? undefined : attribute(owner.body, 'id');
    return [
      {
        ...common,
        kind: 'pool',
        ...given('filter', value('filter')),
        ...given('identityClaim', value('identity_claim')),
        // A reference to a provider in this file is as good as its id.
        ...given('provider', textOf(id, body) ?? (id?.kind === 'other' ? id.at : undefined)),
      },
    ];
  });

function given<K extends string>(key: K, value: Located | undefined): { readonly [k in K]?: Located } {
  return value === undefined ? {} : ({ [key]: value } as { readonly [k in K]?: Located });
}

const attribute = ({ attributes }: Body, name: string): Expression | undefined =>
  attributes.find((each) => each.name.text === name)?.value;

/** A value that the file contains, possibly as a local value; Terraform gets all others elsewhere. */
function textOf(expression: Expression | undefined, file: Body): Located | undefined {
  if (expression?.kind === 'text') return expression.at;
  // Filters are written over several lines.
  if (expression?.kind === 'heredoc') return isTemplate(expression.at.text) ? undefined : expression.at;
  const [, local] = /^local\.([\w-]+)$/.exec(expression?.kind === 'other' ? expression.at.text : '') ?? [];
  if (local === undefined) return undefined;
  const values = file.blocks.flatMap(({ type, body }) => (type.text === 'locals' ? body.attributes : []));
  const held = values.find(({ name }) => name.text === local)?.value;
  return held?.kind === 'text' ? held.at : undefined;
}

const oauthBlocks = (body: Body): readonly Block[] =>
  body.blocks
    .filter(({ type, labels }) => type.text === 'provider' && labels[0]?.text === 'confluent')
    .flatMap(({ body: { blocks } }) => blocks.filter(({ type }) => type.text === 'oauth'));

/**
 * https://registry.terraform.io/providers/confluentinc/confluent/latest/docs#oauth: here the pool is the one that
 * Terraform sends.
 */
const OWN_SIGN_IN = {
  oauth_external_token_url: 'tokenEndpoint',
  oauth_external_client_id: 'clientId',
  oauth_external_client_secret: 'clientSecret',
  oauth_external_token_scope: 'scope',
  oauth_external_access_token: 'token',
  oauth_identity_pool_id: 'poolId',
} as const;

const ownSignIn = ({ name, value }: Attribute): readonly Found[] => {
  const key = OWN_SIGN_IN[name.text as keyof typeof OWN_SIGN_IN] as
    (typeof OWN_SIGN_IN)[keyof typeof OWN_SIGN_IN] | undefined;
  return key === undefined || value.kind !== 'text' ? [] : setting(key, value.at);
};

/** Properties of a Kafka client in a heredoc (`local_file`) or in an object (`config_nonsensitive`). */
const clientPairs = (body: Body): readonly Pair[] =>
  expressionsIn(body).flatMap((expression): readonly Pair[] => {
    const pairs =
      expression.kind === 'heredoc'
        ? parseProperties(expression.at)
        : expression.kind === 'object'
          ? textsIn(expression.attributes)
          : [];
    return pairs.some(({ name }) => /^(?:sasl\.|security\.protocol$)/.test(name.text)) ? pairs : [];
  });

function readClient(all: readonly Pair[], source: Source): Reading {
  if (all.length === 0) return { found: [], properties: [], oddities: [] };
  const pairs = all.filter(({ value }) => !isFilledIn(value.text));
  const isLibrdkafka = all.some(({ name }) =>
    /^sasl\.(?:mechanisms|oauthbearer\.(?:method|extensions|client\..+))$/.test(name.text),
  );
  const reading = isLibrdkafka ? readLibrdkafka(pairs, source.content) : readJava(pairs, source.content);
  return {
    ...reading,
    found: reading.found.filter(({ isDefault, value }) => isDefault !== true && !isFilledIn(value)),
    properties: [...reading.properties, ...all.filter(({ value }) => isFilledIn(value.text))],
  };
}

/** One option of the JAAS string may contain a template, which leaves the others readable. */
const isFilledIn = (value: string): boolean => /^[^;]*\$\{/.test(value) && !/LoginModule/.test(value);

const textsIn = (attributes: readonly Attribute[]): readonly Pair[] =>
  attributes.flatMap(({ name, value }) => (value.kind === 'text' ? [{ name, value: value.at }] : []));

const attributesIn = ({ attributes, blocks }: Body): readonly Pair[] => [
  ...attributes.flatMap(({ name, value }) =>
    value.kind === 'object'
      ? attributesIn({ attributes: value.attributes, blocks: [] })
      : [{ name, value: value.at }],
  ),
  ...blocks.flatMap(({ body }) => attributesIn(body)),
];

const expressionsIn = ({ attributes, blocks }: Body): readonly Expression[] => [
  ...attributes.map(({ value }) => value),
  ...blocks.flatMap(({ body }) => expressionsIn(body)),
];
