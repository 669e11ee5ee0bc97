import { firewallOf, isChallenge, isWebFilterPage, webFilterOf } from '../../idp/answer.ts';
import { refusalCause } from '../token/answered.ts';
import { withHostServing } from './spoiled-answers.ts';

export default refusalCause({
  id: 'network/tcp-waf-challenge',
  title: 'A firewall blocks the token request with a page of its own',
  means: ({ answer }) =>
    isWebFilterPage(answer)
      ? `This page is ${webFilterOf(answer) === undefined ? 'that of a web filter' : `${webFilterOf(answer)}'s`}, which decides what may leave the network that the client is in: the request did not reach the identity provider.`
      : `This page is ${firewallOf(answer) === undefined ? 'not an answer of an OAuth server' : `${firewallOf(answer)}'s`}: the request did not reach the identity provider${answer.headers['cf-ray'] === undefined ? '' : ` (cf-ray ${answer.headers['cf-ray']})`}.`,
  // A bare 403 page may be the web server's own.
  strength: ({ kind, answer }) =>
    kind !== 'firewall'
      ? null
      : firewallOf(answer) !== undefined || isChallenge(answer) || isWebFilterPage(answer)
        ? 'shown'
        : 'suggested',
  repair: withHostServing,
  summary: ({ answer }) =>
    isWebFilterPage(answer)
      ? "Allow the token endpoint in the web filter of the client's network."
      : "Let the firewall in front of the identity provider admit this client's address and user agent.",
  advice: {
    otherwise: ({ origin }, { answer }) => ({
      steps: isWebFilterPage(answer)
        ? [
            `Give the page and the time to the people who run ${webFilterOf(answer) ?? 'the filter'}; ask them to allow ${origin.toString()} for this machine, without sign-in and without TLS inspection.`,
            'The filter is on the way out of the network of the client: nothing has to change at the identity provider.',
          ]
        : [
            'Give the reference in the page, the time and your public address to the people who run the firewall; ask for an exception for the token endpoint.',
            'Bot protection must be off for the token endpoint: a Kafka client cannot solve a challenge.',
            'Reputation lists often hold addresses of cloud NAT gateways and VPNs; another egress address settles whether it is that.',
          ],
    }),
  },
});
