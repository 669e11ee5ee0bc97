import type { ReportCause } from '../report.ts';

/** A command, a setting, or console steps that fix a cause. */
export type ReportCommand = ReportCause['fix']['commands'][number];

/** What a command or a setting is for, in words. */
export const placeOf = ({ kind }: ReportCommand): string => WHERE[kind] ?? kind;

const WHERE: Readonly<Record<string, string>> = {
  'confluent-cli': 'Confluent CLI',
  rest: "Confluent's REST API",
  terraform: 'Terraform, where it manages this',
  console: "Confluent Cloud's console",
  'client-config': 'the client',
  'broker-config': 'the broker, server.properties',
  idp: 'the identity provider',
};

/** How safe it is to run, in words; undefined for console steps, which are followed and not pasted. */
export const safetyOf = ({ kind, apply }: ReportCommand): string | undefined =>
  kind === 'console' || apply === undefined ? undefined : APPLY[apply];

const APPLY = {
  paste: 'paste as is',
  'fill-in': 'fill in what only you know',
  'check-first': 'check first whether it fits',
} as const;
