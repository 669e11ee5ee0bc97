import { beforeAll, describe, expect, it } from 'vitest';
import { causes } from '../../src/causes/registry.generated.ts';
import type { Suspect } from '../../src/causes/define.ts';
import { THE_REST } from '../../src/commands/names.ts';
import { SHELLS } from '../../src/commands/command-text.ts';
import type { Evidence } from '../../src/evidence/evidence.ts';
import { provider } from '../../src/facts/confluent.ts';
import { discovery } from '../../src/facts/discovery.ts';
import { scenarios } from '../../src/lab/scenarios/registry.generated.ts';
import { evidenceOf } from '../_scenarios.ts';

/** Every cause that recognises itself in a scenario, whether or not the report names it. */
interface Met {
  readonly scenario: string;
  readonly evidence: Evidence;
  readonly suspect: Suspect;
}

const met: Met[] = [];

beforeAll(async () => {
  for (const { id: scenario } of scenarios) {
    const evidence = await evidenceOf(scenario);
    for (const cause of causes) {
      const suspect = cause.suspect(evidence);
      if (suspect !== null) met.push({ scenario, evidence, suspect });
    }
  }
}, 600_000);

const complaints = (about: (each: Met) => readonly string[]): readonly string[] =>
  met.flatMap((each) => about(each).map((text) => `${each.scenario}: ${each.suspect.cause.id}: ${text}`));

/** What the evidence has for a variable in a command. */
const KNOWN: Readonly<Record<string, (evidence: Evidence) => string | undefined>> = {
  TOKEN_ENDPOINT: ({ client }) => client.tokenEndpoint,
  CLIENT_ID: ({ client }) => client.clientId,
  SCOPE: ({ client }) => client.scope,
  AUDIENCE: ({ client }) => client.audience,
  API_IDENTIFIER: ({ client }) => client.audience,
  CLUSTER_ID: ({ client }) => client.logicalCluster,
  POOL_ID: ({ client }) => client.poolId,
  BOOTSTRAP_SERVER: ({ client }) => client.bootstrapServers[0],
  PROVIDER_ID: (evidence) => {
    const meant = provider.meant.read(evidence);
    return meant.known ? meant.value?.id : undefined;
  },
  JWKS_URI: (evidence) => {
    const uri = discovery.jwksUri.read(evidence);
    return uri.known ? uri.value : undefined;
  },
  ISSUER: (evidence) => {
    const issuer = discovery.issuer.read(evidence);
    return issuer.known ? issuer.value : undefined;
  },
  USER_POOL_ID: (evidence) => {
    const issuer = discovery.issuer.read(evidence);
    return issuer.known ? /_\w+$/.exec(issuer.value ?? '')?.[0] : undefined;
  },
  OKTA_DOMAIN: ({ client }) => client.tokenEndpoint,
  PROXY: ({ connections }) =>
    Object.values(connections)
      .map(({ proxy }) => proxy)
      .find(Boolean),
};

/** Causes that say of the known value that it is wrong, and the variables that then name the right one. */
const WRONG: Readonly<Record<string, readonly string[]>> = {
  'token/unknown-client': ['CLIENT_ID'],
  'jwt/mgmt-api-token': ['API_IDENTIFIER'],
  'pool/id-unknown': ['POOL_ID'],
};

describe('the commands of all causes in all scenarios', () => {
  it('are met', () => {
    expect(met.length).toBeGreaterThan(scenarios.length);
  });

  it('are more than a comment, in every shell', () => {
    expect(
      complaints(({ suspect }) =>
        suspect.fix.commands.flatMap(({ text }) =>
          SHELLS.map((shell) => text.in(shell)).filter((written) =>
            written.split('\n').every((line) => /^\s*(?:#|\/\/|$)/.test(line)),
          ),
        ),
      ),
    ).toEqual([]);
  });

  it('have no variable where the evidence has the value', () => {
    expect(
      complaints(({ evidence, suspect }) =>
        suspect.fix.commands
          .flatMap(({ text }) => text.blanks)
          .filter((name) => (KNOWN[name]?.(evidence) ?? '') !== '')
          .filter((name) => WRONG[suspect.cause.id]?.includes(name) !== true)
          .map((name) => `${name} is ${KNOWN[name]?.(evidence) ?? ''}`),
      ),
    ).toEqual([]);
  });

  it('have variables whose meaning the words of the fix contain', () => {
    expect(
      complaints(({ suspect: { fix } }) => {
        const words = [fix.summary, ...fix.steps].join(' ');
        return fix.commands
          .filter(({ kind }) => kind !== 'terraform')
          .flatMap(({ text }) => text.blanks)
          .filter((name) => /^[A-Z_]+$/.test(name) || name === THE_REST)
          .filter((name) => !words.includes(name) && !['CLIENT_SECRET', 'VALUE'].includes(name));
      }),
    ).toEqual([]);
  });

  it('that change what an earlier command of the fix shows are marked as such', () => {
    expect(
      complaints(({ suspect }) =>
        suspect.fix.commands
          .filter(
            ({ text, apply }) =>
              /tenants\/settings|patch clients|update-user-pool-client/.test(text.in('bash')) &&
              apply !== 'check-first',
          )
          .map(({ text }) => text.in('bash')),
      ),
    ).toEqual([]);
  });
});
