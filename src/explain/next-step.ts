import type { CauseId } from '../evidence/gate.ts';
import { gateOf } from '../evidence/gate.ts';
import type { NextStep } from './answer.ts';
import type { Programs } from './program.ts';
import type { Shown } from './shown.ts';

/** The usual name of a client's configuration file. */
const FILE_OF: Readonly<Record<string, string>> = {
  java: 'client.properties',
  librdkafka: 'librdkafka.properties',
  kafkajs: 'kafka.js',
};

/** Causes in the client's settings that no file shows by itself, or that only an attempt shows. */
const NEEDS_A_RUN: ReadonlySet<CauseId> = new Set<CauseId>([
  'config/https-ca-not-set',
  'config/bootstrap-wrong-port',
  'config/bootstrap-other-cluster',
]);

/** The one command to run next: `lint` if the client's file shows the cause, otherwise `doctor`. */
export function nextStep(first: CauseId | undefined, { client }: Programs, shown: Shown): NextStep {
  const file = FILE_OF[client?.family ?? ''] ?? 'client.properties';
  const as =
    client?.family === undefined
      ? ''
      : ` --as ${client.family}${isOfFamily(client) && client.version !== undefined ? ` --client-version ${client.version}` : ''}`;
  if (first !== undefined && gateOf(first) === 'config' && !NEEDS_A_RUN.has(first)) {
    return {
      command: `oauthbearer lint ${file}${as}`,
      why: `With the file that configures your client as ${file}: it shows the line, without any network.`,
    };
  }
  const values = [
    shown.tokenEndpoint === undefined ? '' : ` --token-endpoint ${quote(shown.tokenEndpoint)}`,
    shown.bootstrapServer === undefined ? '' : ` --bootstrap-server ${shown.bootstrapServer}`,
  ].join('');
  return {
    command: `oauthbearer doctor --client-config ${file}${as}${values}`,
    why: `With the file that configures your client as ${file}: it makes the same attempt, and proves which cause it is.`,
  };
}

/** The version of a wrapper (.NET, Python) is not librdkafka's, although their numbers are related. */
const isOfFamily = ({ name }: { readonly name: string }): boolean =>
  /^(?:Kafka's Java client|librdkafka|kafkajs)$/.test(name);

const quote = (url: string): string =>
  /^[\w:/.@%+=-]+$/.test(url) ? url : `'${url.replaceAll("'", '%27')}'`;
