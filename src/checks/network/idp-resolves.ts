import { network } from '../../facts/network.ts';
import { stageCheck } from '../stage.ts';

export default stageCheck({
  id: 'network/idp-resolves',
  title: "The token endpoint's name resolves",
  step: 10,
  of: network.tokenEndpoint,
  stage: 'dns',
});
