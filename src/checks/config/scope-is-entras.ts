import { behaviour } from '../../clients/facts.ts';
import { client } from '../../facts/client.ts';
import { token } from '../../facts/token.ts';
import { isRefusedScope } from '../../idp/entra-version.ts';
import { defineCheck, pass, warn } from '../define.ts';

/** `token/is-issued` reports the identity provider's answer. */
export default defineCheck({
  id: 'config/scope-is-entras',
  title: 'The scope is one that version 2.0 of Entra ID takes',
  enforcedBy: 'nobody',
  step: 45,
  reads: { url: client.tokenEndpoint, scope: behaviour.scopeSent, isGiven: client.givenToken },
  mayRead: { answer: token.answer },
  run: ({ url, scope, isGiven, answer }) =>
    isGiven || answer !== undefined || !isRefusedScope(url, scope)
      ? pass('the scope is an API followed by /.default, or the identity provider is another')
      : warn(`the scope is ${scope ?? ''}`),
});
