import { sh } from '../../commands/sh.ts';
import { asBasic } from '../fixes/fetch-token.ts';
import { refusalCause } from './answered.ts';

export default refusalCause({
  id: 'token/response-truncated',
  title: "The token endpoint's answer breaks off before its end",
  means: ({ answer }) => {
    const announced = answer.headers['content-length'];
    return announced === undefined || Number(announced) <= answer.bytes
      ? `${answer.bytes} bytes of JSON came, and its end is missing.`
      : `${answer.bytes} of ${announced} bytes came.`;
  },
  strength: ({ kind }) => (kind === 'cut-short' ? 'shown' : null),
  summary: 'Find the proxy or gateway on the way that limits or cuts the answer, and raise its limit.',
  advice: {
    otherwise: ({ tokenEndpoint, clientId }) => ({
      steps: [
        'Ask past the proxy, or on the host of the identity provider, and compare the length of the body.',
        'Limits on response sizes and buffers, and DLP or antivirus proxies, are the usual reasons; a shorter token (fewer group claims) is a way round.',
      ],
      client: [
        sh`curl -sS -o /dev/null -w '%{http_code} %{size_download}\n' ${asBasic(clientId)} ${tokenEndpoint}`,
      ],
    }),
  },
});
