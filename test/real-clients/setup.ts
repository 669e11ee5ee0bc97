import type { TestProject } from 'vitest/node';
import { installClients, type Clients } from './_install.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    clients: Clients;
  }
}

/** Downloads the clients, once for all tests, and prints their versions. */
export default async function setup(project: TestProject): Promise<void> {
  const clients = await installClients();
  const { kafka, kafka3, java, librdkafka, confluentKafka } = clients.versions;
  console.log(
    `Java client ${kafka} and ${kafka3} on Java ${java}; librdkafka ${librdkafka} in confluent-kafka ${confluentKafka}`,
  );
  project.provide('clients', clients);
}
