import { ownFile } from '../../clients/facts.ts';
import { METHOD_PROPERTY, type LibrdkafkaLogin } from '../../clients/librdkafka-login.ts';
import { defineCheck, fail, pass } from '../define.ts';

/**
 * librdkafka's `sasl.oauthbearer.method` defaults to `default`: it then expects the token from a callback of the
 * application ("OAUTHBEARER cannot log in because there is no token available"). If a token was given, there is such a
 * callback.
 */
export default defineCheck({
  id: 'config/method-is-oidc',
  title: 'librdkafka is configured to fetch the token',
  enforcedBy: 'client',
  step: 24,
  reads: { login: ownFile.librdkafkaLogin },
  run: ({ login }) => {
    if (login === undefined) return pass('no method other than oidc is configured');
    const what = WRONG[login];
    return what === undefined ? pass(FINE[login] ?? `${METHOD_PROPERTY} is oidc`) : fail(what);
  },
});

const WRONG: Readonly<Partial<Record<LibrdkafkaLogin, string>>> = {
  forgotten: `${METHOD_PROPERTY} is not oidc: nothing fetches the token`,
  'no-such-method': `librdkafka does not know this ${METHOD_PROPERTY}`,
};

const FINE: Readonly<Partial<Record<LibrdkafkaLogin, string>>> = {
  application: 'the file leaves the token to the application',
};
