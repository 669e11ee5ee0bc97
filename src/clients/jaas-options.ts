import type { ClientFacts } from '../evidence/client.ts';
import { propertyNamed } from '../evidence/configuration.ts';
import { HANDLER_PROPERTY, isLoginOfOthers } from './java-login.ts';
import { KAFKAS_OPTIONS, knownHandler, type JaasOptionNames, type KnownHandler } from './login-handlers.ts';

/** The options of the JAAS string that the client's handler reads; undefined if they are unknown. */
export const optionNamesOf = (client: ClientFacts): JaasOptionNames | undefined =>
  isLoginOfOthers(client) ? handlerIn(client)?.options : KAFKAS_OPTIONS;

/** The option that makes the client send an extension. */
export const extensionOption = (client: Configured, name: string): string =>
  `${(handlerIn(client)?.options ?? KAFKAS_OPTIONS).extension}${name}`;

type Configured = Pick<ClientFacts, 'configuration'>;

const handlerIn = ({ configuration }: Configured): KnownHandler | undefined =>
  configuration === undefined
    ? undefined
    : knownHandler(propertyNamed(configuration, HANDLER_PROPERTY)?.value?.trim() ?? '');
