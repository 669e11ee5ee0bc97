import { client } from '../../facts/client.ts';
import { provider } from '../../facts/confluent.ts';
import { jwt } from '../../facts/token.ts';
import { unrelatedProvider } from '../../idp/unrelated-provider.ts';
import { cannotTell, defineCheck, fail, pass } from '../define.ts';

/**
 * Confluent finds the identity provider by the token's issuer; a provider chosen by configuration is checked by its
 * issuer.
 */
export default defineCheck({
  id: 'provider/exists',
  title: 'Confluent has an identity provider for the client',
  enforcedBy: 'confluent',
  step: 10,
  reads: { all: provider.all, wanted: client.providerId },
  mayRead: { iss: jwt.iss, meant: provider.meant, unrelated: unrelatedProvider },
  run: ({ all, wanted, iss, meant, unrelated }) => {
    const match = all.find(({ issuer }) => iss !== undefined && issuer === iss);
    if (match !== undefined) return pass(`${match.id ?? 'it'} has the issuer ${iss}`);
    if (unrelated !== undefined)
      return fail(`the only identity provider trusts ${unrelated.issuer}, and the token is from ${iss}`);
    if (meant !== undefined) return pass(`${meant.id ?? 'it'} is the one that is meant`);
    if (all.length === 0) return fail('the organization has no identity provider');
    if (iss !== undefined) return fail(`none of the ${all.length} identity providers has the issuer ${iss}`);
    return cannotTell(
      wanted === undefined
        ? 'without a token, which of several providers is meant is not known'
        : `without a token, its issuer is not known, and ${wanted} is not in this organization`,
      '--provider-id',
    );
  },
});
