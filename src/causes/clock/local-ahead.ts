import { clientClockCause } from './_clock.ts';

export default clientClockCause({
  id: 'clock/local-ahead',
  title: "This machine's clock is ahead",
  isMine: (ahead) => ahead > 0,
});
