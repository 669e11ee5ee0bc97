import { providerClockCause } from './_provider-clock.ts';

export default providerClockCause({
  id: 'clock/idp-behind',
  title: "The identity provider's clock is behind Confluent's",
  isMine: (ahead) => ahead < 0,
  consequence:
    'It dates its tokens in the past, so part of their life, or all of it, is over when they are issued.',
});
