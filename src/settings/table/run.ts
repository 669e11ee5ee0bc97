import { EVERY_FORM, DOCUMENT } from './forms.ts';
import type { Setting } from '../setting.ts';

const RUN = { group: 'Network and run', kind: 'text' } as const;

/** What does not belong to the client: how the run goes. */
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
    doc: 'the HTTP proxy of the client, instead of HTTPS_PROXY; none: no proxy at all',
    example: 'http://proxy.acme.example:3128',
    secret: true,
    forms: EVERY_FORM,
  },
  {
    ...RUN,
    key: 'noProxy',
    flag: 'no-proxy',
    kind: 'list',
    doc: 'hosts that are reached without a proxy, instead of NO_PROXY',
    example: '.acme.example,10.0.0.0/8',
  },
  {
    ...RUN,
    key: 'timeout',
    flag: 'timeout',
    kind: 'duration',
    doc: 'the whole run ends within this time',
    example: '30s',
  },
  {
    ...RUN,
    key: 'connectTimeout',
    flag: 'connect-timeout',
    kind: 'duration',
    doc: 'each connection comes about within this time',
    example: '10s',
  },
  { ...RUN, key: 'ipv4', flag: 'ipv4', kind: 'switch', doc: 'use IPv4 addresses alone', example: 'true' },
  { ...RUN, key: 'ipv6', flag: 'ipv6', kind: 'switch', doc: 'use IPv6 addresses alone', example: 'true' },
  {
    ...RUN,
    key: 'allowHosts',
    flag: 'allow-host',
    kind: 'list',
    doc: 'a host that may be asked although the target does not name it',
    example: 'keys.acme.example',
  },
  {
    ...RUN,
    key: 'offline',
    flag: 'offline',
    kind: 'switch',
    doc: 'contact nobody; judge the given token and settings alone',
    example: 'true',
  },
  {
    ...RUN,
    key: 'experiments',
    flag: 'experiments',
    kind: 'switch',
    doc: 'confirm a cause by one more attempt',
    example: 'false',
  },
] as const satisfies readonly Setting[];
