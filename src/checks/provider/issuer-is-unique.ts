import { provider } from '../../facts/confluent.ts';
import { defineCheck, pass, warn } from '../define.ts';

/** Which of two providers with the same issuer Confluent would use is not documented. */
export default defineCheck({
  id: 'provider/issuer-is-unique',
  title: 'No other identity provider has the same issuer',
  enforcedBy: 'nobody',
  step: 30,
  reads: { all: provider.all, issuer: provider.issuer },
  run: ({ all, issuer }) => {
    const same = all.filter((each) => each.issuer === issuer);
    return same.length > 1
      ? warn(`${same.map(({ id }) => id ?? 'one without an id').join(' and ')} have the issuer ${issuer}`)
      : pass(
          all.length === 1 ? 'it is the only one' : `${all.length} providers, each with an issuer of its own`,
        );
  },
});
