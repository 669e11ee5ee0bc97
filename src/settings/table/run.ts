import { EVERY_FORM, DOCUMENT } from './forms.ts';
import type { Setting } from '../setting.ts';

const RUN = { group: 'Network and run', kind: 'text' } as const;

/** Settings of the run, not of the client. */
export const RUN_SETTINGS = [
  {
    ...RUN,
    key: 'ca',
    flag: 'ca',
    doc: 'certificates (PEM) to trust besides the public ones',
    example: 'ca.pem',
    forms: DOCUMENT,
  },
  {
    ...RUN,
    key: 'proxy',
    flag: 'proxy',
    doc: "the client's HTTP proxy, instead of HTTPS_PROXY (none: use no proxy)",
    example: 'http://proxy.acme.example:3128',
    secret: true,
    forms: EVERY_FORM,
  },
  {
    ...RUN,
    key: 'noProxy',
    flag: 'no-proxy',
    kind: 'list',
    doc: 'hosts to reach without a proxy, instead of NO_PROXY',
    example: '.acme.example,10.0.0.0/8',
  },
  {
    ...RUN,
    key: 'timeout',
    flag: 'timeout',
    kind: 'duration',
    doc: 'time limit for the whole run',
    example: '30s',
  },
  {
    ...RUN,
    key: 'connectTimeout',
    flag: 'connect-timeout',
    kind: 'duration',
    doc: 'time limit for each connection',
    example: '10s',
  },
  { ...RUN, key: 'ipv4', flag: 'ipv4', kind: 'switch', doc: 'use only IPv4 addresses', example: 'true' },
  { ...RUN, key: 'ipv6', flag: 'ipv6', kind: 'switch', doc: 'use only IPv6 addresses', example: 'true' },
  {
    ...RUN,
    key: 'allowHosts',
    flag: 'allow-host',
    kind: 'list',
    doc: 'another host that the doctor may contact, even at a private address; host:port names one port',
    example: 'keys.acme.example',
  },
  {
    ...RUN,
    key: 'offline',
    flag: 'offline',
    kind: 'switch',
    doc: 'do not use the network; check only the token and settings given',
    example: 'true',
  },
  {
    ...RUN,
    key: 'experiments',
    flag: 'experiments',
    kind: 'switch',
    doc: 'confirm a cause with one more attempt',
    example: 'false',
  },
] as const satisfies readonly Setting[];
