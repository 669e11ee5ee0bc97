import { ownFile } from '../../clients/facts.ts';
import { LOGIN_MODULE_NAME } from '../../clients/java-properties.ts';
import { namesOf } from '../../clients/setting-names.ts';
import { propertyNamed } from '../../evidence/configuration.ts';
import { client } from '../../facts/client.ts';
import { defineCause } from '../define.ts';
import { rowOf, withProperties } from './_file.ts';
import { jaasLine, withJaas } from './_jaas.ts';

/** A JAAS string copied from a client with an API key begins with PlainLoginModule. */
export default defineCause({
  id: 'config/login-module',
  title: 'The JAAS string names a wrong login module',
  reads: { file: client.file, wrong: ownFile.wrongLoginModule },
  recognise: ({ file, wrong }) => {
    const property = propertyNamed(file, LOGIN_MODULE_NAME);
    if (wrong === undefined || property === undefined) return null;
    return {
      strength: 'shown',
      because: `The login module is ${wrong.name}; with the mechanism OAUTHBEARER it must be ${wrong.instead}.`,
      contrast: [
        rowOf(file, property),
        { label: 'login module of OAUTHBEARER', value: wrong.instead, source: 'KIP-255' },
      ],
      instead: wrong.instead,
      wrong: wrong.name,
    };
  },
  repair: (evidence, { instead }) => {
    const { configuration } = evidence.client;
    // The string for another mechanism has user name and password instead of client id and secret.
    const isForeign =
      configuration !== undefined &&
      propertyNamed(configuration, ...namesOf('java', 'clientId')) === undefined;
    return withProperties(isForeign ? withJaas(evidence) : evidence, { [LOGIN_MODULE_NAME]: instead });
  },
  repaired: 'with the login module of OAUTHBEARER',
  fix: ({ instead, wrong }, { client: configured }) => ({
    summary: `Begin sasl.jaas.config with ${instead}.`,
    steps: instead.endsWith(wrong)
      ? []
      : ['Replace user name and password of the other mechanism by clientId and clientSecret.'],
    commands: jaasLine(configured, instead),
  }),
});
