import { examine } from '../../src/doctor/examine.ts';
import type { CauseId } from '../../src/evidence/gate.ts';
import { scenarioOf } from '../../src/lab/catalogue.ts';
import { healthySettings } from '../../src/lab/healthy.ts';
import type { Product } from '../../src/lab/products/define.ts';
import { products } from '../../src/lab/products/registry.generated.ts';
import { startLab } from '../../src/lab/start.ts';
import { twoAtATime } from './run-two.ts';

/**
 * Scenarios whose story is about Auth0, or about what only some products have: with another product they are another
 * fault, or none.
 */
const NOT_WITH: readonly (readonly [
  scenario: CauseId,
  products: readonly string[] | 'any',
  because: string,
])[] = [
  [
    'config/client-id-is-app-name',
    ['forgerock', 'keycloak', 'pingfederate'],
    'client ids have no form there',
  ],
  ['config/scope-comma-separated', 'any', 'the scopes of the story are not those of the product'],
  ['config/scope-not-encoded', 'any', 'the scopes of the story are not those of the product'],
  ['config/token-url-wrong-tenant-env', 'any', 'the tenant is in the path, or the host is not the issuer’s'],
  ['jwks/alg-mismatch', ['entra'], 'its keys name no algorithm, so a PS256 signature by them is sound'],
  ['jwks/kid-dropped-too-early', ['keycloak'], 'its tokens do not get old enough to tell'],
  ['jwks/wrong-keyset-atm', 'any', 'the discovery document of the story is not the product’s'],
  ['jwt/aud-missing', ['cognito'], 'its tokens have no aud, and its filter asks for none'],
  ['jwt/aud-trailing-slash', ['cognito', 'keycloak', 'pingone'], 'aud is absent or a list'],
  ['jwt/aud-wrong', ['cognito', 'keycloak', 'pingone'], 'aud does not follow the request'],
  ['jwt/id-token-sent', ['cognito', 'forgerock'], 'the filter takes the client id as aud, or no aud'],
  ['jwt/identity-claim-missing', ['cognito', 'pingfederate', 'pingone'], 'the identity claim is client_id'],
  ['jwt/mgmt-api-token', 'any', 'the Management API is Auth0’s'],
  ['jwt/profile-switched', 'any', 'token profiles are Auth0’s'],
  ['jwt/sub-missing', ['pingone'], 'its clients take client_id for sub'],
  ['network/tcp-proxy-required', ['cognito'], 'the host of the keys is still open'],
  ['network/tls-missing-intermediate', ['cognito'], 'the certificate of the story is the issuer’s'],
  ['pool/filter-case', 'any', 'the filter of the story is about azp of Auth0'],
  ['pool/filter-false', 'any', 'gty is Auth0’s'],
  ['pool/filter-quote-smart', 'any', 'gty is Auth0’s'],
  ['pool/filter-syntax', 'any', 'gty is Auth0’s'],
  ['pool/filter-type', ['cognito', 'keycloak', 'pingone'], 'aud is absent or a list'],
  ['pool/identity-claim-syntax', ['pingone'], 'claims.sub, which was meant, is missing as well'],
  ['provider/jwks-of-other-issuer', ['cognito'], 'its pools differ in the path alone'],
  ['token/action-hook-denied', 'any', 'Actions are Auth0’s'],
  ['token/audience-unknown', 'any', 'the parameter audience is Auth0’s'],
  ['token/scope-unknown', ['entra'], 'it asks for /.default instead'],
  ['token/auth-method-mismatch', ['keycloak'], 'it takes the secret either way'],
];

const isAbout = (scenario: CauseId, { id }: Product): boolean =>
  !NOT_WITH.some(([not, which]) => not === scenario && (which === 'any' || which.includes(id)));

/** Whether the identity provider of a scenario is the healthy lab's. */
function keepsTheProduct(scenario: CauseId): boolean {
  const settings = healthySettings();
  const { origin } = settings.idp;
  scenarioOf(scenario).arrange(settings);
  return settings.idp.origin === origin;
}

async function named(product: Product, faults: readonly CauseId[]): Promise<string> {
  const lab = await startLab(faults, { product });
  try {
    const { diagnosis } = await examine(lab.target, { world: lab.world });
    const { rootCauses, refusal, verdict, notices } = diagnosis;
    if (rootCauses.length > 0) return rootCauses.map(({ suspect }) => suspect.cause.id).join(' + ');
    return refusal?.cause.id ?? [verdict, ...notices.map(({ id }) => id)].join(' + ');
  } finally {
    await lab.close();
  }
}

/**
 * Every scenario that leaves the identity provider alone, with the other products in its place, and each product
 * without a fault. True when all are right.
 */
export async function nameWithProducts(scenarios: readonly CauseId[]): Promise<boolean> {
  const neutral = scenarios.filter(keepsTheProduct);
  console.log('| product | scenarios | right |\n|---|---|---|');
  const misses: string[] = [];
  for (const product of products) {
    const cases: readonly (readonly CauseId[])[] = [
      [],
      ...neutral.filter((id) => isAbout(id, product)).map((id) => [id]),
    ];
    const wrong = (
      await twoAtATime(cases, async (faults) => {
        const [want, said] = [faults[0] ?? 'healthy', await named(product, faults)];
        return said === want ? [] : [`${product.id}: ${want} is called ${said}`];
      })
    ).flat();
    misses.push(...wrong);
    console.log(`| ${product.id} | ${cases.length} | ${cases.length - wrong.length} |`);
  }
  for (const miss of misses) console.log(miss);
  return misses.length === 0;
}
