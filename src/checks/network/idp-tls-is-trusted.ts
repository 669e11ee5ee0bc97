import { network } from '../../facts/network.ts';
import { stageCheck } from '../stage.ts';

export default stageCheck({
  id: 'network/idp-tls-is-trusted',
  title: "The token endpoint's certificate is trusted and names it",
  step: 30,
  of: network.tokenEndpoint,
  stage: 'tls',
});
