import { refusal } from '../../products/answers.ts';
import { defineScenario } from '../define.ts';

export default defineScenario({
  id: 'config/secret-urlencoding',
  story:
    'The secret has characters that the Basic header garbles: client and identity provider encode it differently.',
  arrange: ({ client, idp }) => {
    idp.clientSecret = 'k8+Vq/2m%7Ld=Zx&Rt9+wB4';
    idp.clientAuths = ['client_secret_basic', 'client_secret_post'];
    client['clientSecret'] = idp.clientSecret;
    client['clientAuth'] = 'client_secret_basic';
    idp.canned.token = {
      ...(idp.refusals['wrong-secret'] ?? refusal(401, 'access_denied', 'Unauthorized')),
      onlyIf: ({ authorization }) => !isPlain(authorization),
    };
  },
});

/** Letters, digits and `-._~` are the same in every encoding. */
const isPlain = (authorization: string | undefined): boolean =>
  /^[\w.~:-]*$/.test(Buffer.from(authorization?.replace(/^basic /i, '') ?? '', 'base64').toString('utf8'));
