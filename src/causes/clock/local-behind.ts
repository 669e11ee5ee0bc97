import { clientClockCause } from './_clock.ts';

export default clientClockCause({
  id: 'clock/local-behind',
  title: "This machine's clock is behind",
  isMine: (ahead) => ahead < 0,
});
