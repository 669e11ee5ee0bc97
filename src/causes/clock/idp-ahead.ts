import { providerClockCause } from './_provider-clock.ts';

export default providerClockCause({
  id: 'clock/idp-ahead',
  title: "The identity provider's clock is ahead of Confluent's",
  isMine: (ahead) => ahead > 0,
  consequence: 'Its tokens are dated in the future.',
});
