import type { Evidence } from '../../evidence/evidence.ts';
import { isExtensionValue } from '../../evidence/spelling/extensions.ts';
import type { Experiment, FixCommand } from '../define.ts';

type Extensions = Readonly<Record<string, string>>;

/** One more sign-in with the extensions mended; other faults may keep the client out all the same. */
export const signInWith = (extensions: Extensions, what: string, evidence: Evidence): Experiment | null =>
  evidence.broker.authenticate.status === 'observed' && !evidence.broker.authenticate.value.accepted
    ? {
        request: {
          kind: 'sign-in',
          key: `sign-in with ${what}`,
          did: `signed in with the same token and ${what}`,
          change: { extensions },
        },
        onSuccess: 'confirms',
        onFailure: 'says-nothing',
      }
    : null;

/** The same extensions as each family of clients wants them written. */
export function writeExtensions(extensions: Extensions): readonly FixCommand[] {
  const sane = Object.entries(extensions).filter(([, value]) => isExtensionValue(value));
  const librdkafka = sane
    .map(([name, value]) => `${name}=${value.replaceAll(',', String.raw`\,`)}`)
    .join(',');
  const jaas = sane.map(([name, value]) => `extension_${name}="${value}"`).join(' ');
  return [
    { kind: 'client-config', text: `# Java, in sasl.jaas.config:\n${jaas}` },
    {
      kind: 'client-config',
      text: `# librdkafka (Python, Go, .NET, JavaScript):\nsasl.oauthbearer.extensions=${librdkafka}`,
    },
  ];
}
