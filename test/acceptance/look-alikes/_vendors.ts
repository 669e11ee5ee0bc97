import cognito from '../../../src/lab/products/cognito.ts';
import { become } from '../../../src/lab/products/define.ts';
import entra, { ENTRA_TENANT } from '../../../src/lab/products/entra.ts';
import keycloak from '../../../src/lab/products/keycloak.ts';
import okta from '../../../src/lab/products/okta.ts';
import { setFilter } from '../../../src/lab/scenarios/confluent.ts';
import { asking, granting, type LookAlike } from './_define.ts';

/** The issuer's product; applied first, because the others depend on it. */
export const VENDORS: readonly LookAlike[] = [
  {
    name: 'Keycloak: aud is account',
    arrange: (lab) => {
      become(lab, keycloak);
      asking(lab, 'account');
      lab.idp.claims['aud'] = 'account';
      setFilter(lab, 'claims.preferred_username == "service-account-orders-service"');
    },
    about: ['vendor', 'audience', 'filter'],
  },
  {
    name: 'Okta: aud is api://default, the client id is in cid, scp is a list',
    arrange: (lab) => {
      become(lab, okta);
      asking(lab, 'api://default');
      granting(lab, 'kafka');
      Object.assign(lab.idp.claims, { scp: ['kafka'], scope: undefined });
      setFilter(lab, 'claims.aud == "api://default" && "kafka" in claims.scp');
    },
    about: ['vendor', 'audience', 'filter', 'scope'],
  },
  {
    name: 'Okta: tokens from a custom domain with the canonical issuer',
    arrange: (lab) => {
      become(lab, okta);
      lab.client['tokenEndpoint'] = 'https://login.acme.example/oauth2/default/v1/token';
      lab.network.addresses['login.acme.example'] = ['203.0.113.11'];
    },
    about: ['vendor'],
  },
  {
    name: 'Okta: only the OAuth metadata at the inserted path (RFC 8414)',
    arrange: (lab) => {
      become(lab, okta);
      lab.idp.discoveryPath = '/.well-known/oauth-authorization-server/oauth2/default';
    },
    about: ['vendor', 'discovery'],
  },
  {
    name: 'Cognito: no aud, the token endpoint on another host, another key signs id tokens',
    arrange: (lab) => become(lab, cognito),
    about: ['vendor', 'audience', 'filter'],
  },
  {
    name: 'Cognito: the host of the issuer is out of reach from here',
    arrange: (lab) => {
      become(lab, cognito);
      lab.network.refused.push('cognito-idp.eu-west-1.amazonaws.com:443');
    },
    about: ['vendor', 'audience', 'filter', 'discovery', 'jwks age'],
    notices: ['discovery/blocked-here-only'],
  },
  {
    name: 'Entra: aud is a GUID though the scope was a URI; neither scp nor roles',
    arrange: (lab) => {
      become(lab, entra);
      asking(lab, '0c5f1f6e-39fb-4a5e-8d0c-5b1d1c7e2a44');
      granting(lab, 'api://kafka/.default');
      Object.assign(lab.idp.claims, { roles: undefined });
      setFilter(lab, 'claims.aud == "0c5f1f6e-39fb-4a5e-8d0c-5b1d1c7e2a44"');
    },
    about: ['vendor', 'audience', 'filter', 'scope'],
  },
  {
    name: 'Entra: a v1 token from the v2.0 endpoint, and the v1 issuer registered',
    arrange: (lab) => {
      become(lab, entra);
      const issuer = `https://sts.windows.net/${ENTRA_TENANT}/`;
      Object.assign(lab.idp.claims, {
        iss: issuer,
        ver: '1.0',
        appid: lab.idp.clientId,
        azp: undefined,
        azpacr: undefined,
      });
      lab.idp.discovery['issuer'] = issuer;
      lab.idp.discoveryPath = `/${ENTRA_TENANT}/.well-known/openid-configuration`;
      for (const provider of lab.confluent.providers) provider.issuer = issuer;
    },
    about: ['vendor', 'discovery'],
  },
  {
    name: 'Entra: the provider has the jwks_uri of common',
    arrange: (lab) => {
      become(lab, entra);
      lab.idp.otherKeySets['/common/discovery/v2.0/keys'] = lab.idp.keys;
      for (const provider of lab.confluent.providers)
        provider.jwks_uri = 'https://login.microsoftonline.com/common/discovery/v2.0/keys';
    },
    about: ['vendor', 'held keys'],
  },
  {
    name: 'Entra: the document of common has {tenantid} in its issuer',
    arrange: (lab) => {
      become(lab, entra);
      lab.idp.discoveryPath = '/common/v2.0/.well-known/openid-configuration';
      lab.idp.discovery['issuer'] = 'https://login.microsoftonline.com/{tenantid}/v2.0';
      lab.client['discoveryUrl'] = `https://login.microsoftonline.com${lab.idp.discoveryPath}`;
    },
    about: ['vendor', 'discovery'],
  },
  {
    name: 'no sub, and a pool that goes by client_id',
    arrange: (lab) => {
      Object.assign(lab.idp.claims, { sub: undefined, client_id: lab.idp.clientId });
      for (const provider of lab.confluent.providers) {
        provider.identity_claim = 'claims.client_id';
        for (const pool of provider.pools) pool.identity_claim = 'claims.client_id';
      }
    },
    about: ['vendor', 'subject'],
  },
];
