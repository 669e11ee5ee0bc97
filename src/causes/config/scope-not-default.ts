import { behaviour } from '../../clients/facts.ts';
import { client } from '../../facts/client.ts';
import { token } from '../../facts/token.ts';
import { isRefusedScope } from '../../idp/entra-version.ts';
import { writeSetting } from '../../clients/notation/notation.ts';
import { amendClient } from '../../repair/amend.ts';
import { defineCause } from '../define.ts';
import { defaultScope } from '../fixes/entra-scope.ts';

/** Applies before a token is requested; Entra ID's answer belongs to `token/scope-not-default`. */
export default defineCause({
  id: 'config/scope-not-default',
  title: 'The scope is not one that Entra ID accepts: an API followed by /.default',
  reads: { url: client.tokenEndpoint, scope: behaviour.scopeSent, isGiven: client.givenToken },
  mayRead: { answer: token.answer },
  recognise: ({ url, scope, isGiven, answer }, sources) => {
    if (isGiven || answer !== undefined || !isRefusedScope(url, scope)) return null;
    return {
      strength: 'shown',
      role: 'advice',
      because: `The scope is ${scope ?? ''}, and version 2.0 of Entra ID's token endpoint takes exactly one for client credentials: the Application ID URI of an API, followed by /.default.`,
      contrast: [
        { label: 'scope', value: scope ?? '', source: sources.scope },
        { label: 'token endpoint', value: url, source: sources.url },
      ],
    };
  },
  repair: (evidence) => amendClient(evidence, { scope: defaultScope(evidence.client.scope).toString() }),
  repaired: 'with the scope of an API, followed by /.default',
  fix: (_, { client: configured }) => ({
    summary: 'Ask for one scope: the Application ID URI of the API, followed by /.default.',
    steps: ["App registrations → the API's app → Expose an API shows the Application ID URI."],
    commands: [writeSetting(configured, 'scope', defaultScope(configured.scope))],
  }),
});
