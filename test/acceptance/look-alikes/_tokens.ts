import { setFilter } from '../../../src/lab/scenarios/confluent.ts';
import { AUDIENCE, without, answering, granting, type LookAlike } from './_define.ts';

export const TOKENS: readonly LookAlike[] = [
  {
    name: 'aud is a list with /userinfo in it',
    arrange: (lab) => {
      lab.idp.claims['aud'] = [AUDIENCE, 'https://acme.auth0.com/userinfo'];
      setFilter(lab, `"${AUDIENCE}" in claims.aud`);
    },
    about: ['audience', 'filter'],
  },
  { name: 'no typ', arrange: ({ idp }) => void (idp.header['typ'] = undefined) },
  { name: 'typ is at+jwt', arrange: ({ idp }) => void (idp.header['typ'] = 'at+jwt') },
  { name: 'no iat', arrange: ({ idp }) => void (idp.claims['iat'] = undefined), about: ['iat'] },
  {
    name: 'sub is a UUID',
    arrange: ({ idp }) => void (idp.claims['sub'] = 'c1a7bb7c-6f5b-4f0e-8f3b-1a0b8f6f4a31'),
    about: ['subject'],
  },
  {
    name: 'sub is all digits',
    arrange: ({ idp }) => void (idp.claims['sub'] = '104857600123'),
    about: ['subject'],
  },
  {
    name: 'sub is the client id',
    arrange: ({ idp }) => void (idp.claims['sub'] = idp.clientId),
    about: ['subject'],
  },
  { name: 'nbf five minutes before iat', arrange: ({ idp }) => void (idp.claims['nbf'] = -300) },
  {
    name: 'nbf and iat ten seconds ahead',
    arrange: ({ idp }) => void Object.assign(idp.claims, { iat: 10, nbf: 10 }),
  },
  { name: 'an identity provider ten seconds ahead', arrange: ({ idp }) => void (idp.clockAheadSeconds = 10) },
  {
    name: 'this machine fifteen seconds ahead',
    arrange: ({ network }) => void (network.doctorClockAheadSeconds = 15),
  },
  { name: 'tokens of a day', arrange: ({ idp }) => void (idp.lifetimeSeconds = 86_400) },
  { name: 'tokens of five minutes', arrange: ({ idp }) => void (idp.lifetimeSeconds = 300) },
  { name: 'tokens of 83 minutes', arrange: ({ idp }) => void (idp.lifetimeSeconds = 4987) },
  {
    name: 'expires_in some seconds off',
    arrange: (lab) => answering(lab, (body) => ({ ...body, expires_in: lab.idp.lifetimeSeconds - 1 })),
  },
  { name: 'no expires_in', arrange: (lab) => answering(lab, (body) => without(body, 'expires_in')) },
  {
    name: 'token_type is bearer',
    arrange: (lab) => answering(lab, (body) => ({ ...body, token_type: 'bearer' })),
  },
  {
    name: 'more scope granted than asked for',
    arrange: (lab) => answering(lab, (body) => ({ ...body, scope: 'profile email kafka' })),
  },
  {
    name: 'less scope granted than asked for',
    arrange: (lab) => {
      granting(lab, 'orders:read orders:write');
      answering(lab, (body) => ({ ...body, scope: 'orders:read' }));
    },
    about: ['scope'],
  },
  { name: 'no scope in the answer', arrange: (lab) => answering(lab, (body) => without(body, 'scope')) },
  {
    name: 'a secret of unreserved characters',
    arrange: ({ idp, client }) => {
      client['clientSecret'] = idp.clientSecret = 'Zk8~Q.x_Y-4bV~..__--q7Rt2Wm9Lp';
    },
  },
  {
    name: 'a secret of unreserved characters, sent by Basic',
    arrange: ({ idp, client }) => {
      client['clientSecret'] = idp.clientSecret = 'Zk8~Q.x_Y-4bV~..__--q7Rt2Wm9Lp';
      client['clientAuth'] = 'client_secret_basic';
    },
  },
];
