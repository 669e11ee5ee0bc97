import { once } from 'node:events';
import { Agent, request } from 'node:https';
import { connect as connectTls, type TLSSocket } from 'node:tls';
import { Kafka, logLevel, type ISocketFactory } from 'kafkajs';
import type { Lab } from '../../src/lab/lab.ts';
import { trusted } from '../../src/lab/network/issued-certificates.ts';
import { startLab, type LabOptions } from '../../src/lab/start.ts';

/** Runs a test in its own lab. */
export const inLab =
  (arrange: LabOptions['arrange'], test: (lab: Lab) => Promise<void>) => async (): Promise<void> => {
    const lab = await startLab([], arrange === undefined ? {} : { arrange });
    try {
      await test(lab);
    } finally {
      await lab.close();
    }
  };

/** A client certificate, PEM. */
export interface Identity {
  readonly cert?: string;
  readonly key?: string;
}

export interface Reply {
  readonly status: number;
  readonly headers: NodeJS.Dict<string | string[]>;
  readonly body: string;
  readonly json: any;
}

/** An HTTPS request to a public name of the lab's world. */
export async function fetchIn(
  lab: Lab,
  url: string,
  options: {
    readonly form?: Record<string, string>;
    readonly headers?: Record<string, string>;
    readonly method?: string;
    readonly body?: string;
    readonly identity?: Identity;
  } = {},
): Promise<Reply> {
  const socket = await tlsTo(lab, new URL(url).hostname, Number(new URL(url).port || 443), options.identity);
  const form = options.form === undefined ? undefined : new URLSearchParams(options.form).toString();
  const asked = request(url, {
    method: options.method ?? (form === undefined ? 'GET' : 'POST'),
    headers: {
      ...(form === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded' }),
      ...options.headers,
    },
    agent: Object.assign(new Agent(), { createConnection: () => socket }),
  });
  asked.end(form ?? options.body);
  const [response] = await once(asked, 'response');
  const chunks: Buffer[] = [];
  for await (const chunk of response) chunks.push(chunk as Buffer);
  const body = Buffer.concat(chunks).toString('utf8');
  return {
    status: response.statusCode,
    headers: response.headers,
    body,
    json: body.startsWith('{') ? JSON.parse(body) : undefined,
  };
}

/** A TLS connection to a public name, verified as a client would. */
export async function tlsTo(
  lab: Lab,
  host: string,
  port: number,
  identity: Identity = {},
): Promise<TLSSocket> {
  const socket = lab.world.connect({ host, address: '203.0.113.1', port });
  const secured = connectTls({ socket, servername: host, ca: (await trusted()).root, ...identity });
  socket.once('error', (error) => secured.destroy(error));
  await once(secured, 'secureConnect');
  return secured;
}

/** The client's own token request, with changes. */
export async function tokenIn(lab: Lab, change: Record<string, string> = {}): Promise<string> {
  const reply = await askForToken(lab, change);
  return reply.json.access_token;
}

export const askForToken = (lab: Lab, change: Record<string, string> = {}): Promise<Reply> =>
  fetchIn(lab, String(lab.settings['tokenEndpoint']), {
    form: {
      grant_type: 'client_credentials',
      client_id: String(lab.settings['clientId']),
      client_secret: String(lab.settings['clientSecret']),
      audience: String(lab.settings['audience']),
      ...change,
    },
  });

/** A stock kafkajs client whose connections go to the lab's world. */
export async function kafkaIn(
  lab: Lab,
  oauth: { readonly value: string; readonly extensions?: Record<string, string> },
): Promise<Kafka> {
  const { root } = await trusted();
  const socketFactory: ISocketFactory = ({ host, port, onConnect }) => {
    const socket = lab.world.connect({ host, address: '203.0.113.1', port });
    return connectTls({ socket, servername: host, ca: root }, onConnect);
  };
  return new Kafka({
    brokers: lab.target.bootstrapServers.slice(),
    ssl: true,
    sasl: { mechanism: 'oauthbearer', oauthBearerProvider: () => Promise.resolve(oauth) },
    socketFactory,
    retry: { retries: 0 },
    logLevel: logLevel.NOTHING,
  });
}

export const EXTENSIONS = { logicalCluster: 'lkc-orders1', identityPoolId: 'pool-orders' };
