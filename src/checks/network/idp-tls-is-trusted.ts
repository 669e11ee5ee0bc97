import { network } from '../../evidence/facts/network.ts';
import { stageCheck } from './_stage.ts';

export default stageCheck({
  id: 'network/idp-tls-is-trusted',
  title: "The token endpoint's certificate is trusted and names it",
  step: 30,
  of: network.tokenEndpoint,
  stage: 'tls',
});
