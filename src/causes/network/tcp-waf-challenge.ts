import { firewallOf, isChallenge } from '../../idp/answer.ts';
import { refusalCause } from '../token/answered.ts';
import { withHostServing } from './spoiled-answers.ts';

export default refusalCause({
  id: 'network/tcp-waf-challenge',
  title: 'A web application firewall turns the token request away',
  means: ({ answer }) =>
    `This page is ${firewallOf(answer) === undefined ? 'not an answer of an OAuth server' : `${firewallOf(answer)}'s`}: the request did not reach the identity provider${answer.headers['cf-ray'] === undefined ? '' : ` (cf-ray ${answer.headers['cf-ray']})`}.`,
  // A bare 403 page may be the web server's own.
  strength: ({ kind, answer }) =>
    kind !== 'firewall'
      ? null
      : firewallOf(answer) !== undefined || isChallenge(answer)
        ? 'shown'
        : 'suggested',
  repair: withHostServing,
  summary: "Have the firewall before the identity provider admit this client's address and user agent.",
  advice: {
    otherwise: () => ({
      steps: [
        'Give the reference in the page, the time and your public address to the people who run the firewall; ask for an exception for the token endpoint.',
        'Bot protection must be off for the token endpoint: a Kafka client cannot solve a challenge.',
        'Reputation lists often hold addresses of cloud NAT gateways and VPNs; another egress address settles whether it is that.',
      ],
    }),
  },
});
