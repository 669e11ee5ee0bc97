import { providerClockCause } from './_provider-clock.ts';

export default providerClockCause({
  id: 'clock/idp-behind',
  title: "The identity provider's clock is behind Confluent's",
  isMine: (ahead) => ahead < 0,
  consequence: 'Its tokens have lived a part of their life before they are issued.',
});
