import { askFor, claimCause } from './_claim.ts';

/** Entra ID: above 200 groups a token has `_claim_names` or `hasgroups` instead of `groups`. */
export default claimCause({
  id: 'jwt/groups-overage',
  title: 'The client is in so many groups that Entra ID leaves them out of the token',
  why: ({ part }) =>
    `The token says that the groups are to be fetched elsewhere, so ${part.text} has nothing to look at.`,
  fix: (unmet) => ({
    summary: 'Use app roles, or let Entra ID emit only the groups that are assigned to the application.',
    steps: [
      'App registration of the API → Token configuration → Groups: "Groups assigned to the application".',
      'Or define an app role of that name, assign it to the client, and let the filter ask for it as shown here.',
    ],
    commands: askFor(unmet, 'roles'),
  }),
});
