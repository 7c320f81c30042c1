/** Days, hours, minutes and seconds, at least one of them. Nine digits each stay exact in ms. */
export const durationPattern =
  /^P(?=.)(?:(\d{1,9})D)?(?:T(?=.)(?:(\d{1,9})H)?(?:(\d{1,9})M)?(?:(\d{1,9})S)?)?$/;

/** The length of an ISO 8601 duration such as `PT1M30S`, in ms. Days are 24 hours. */
export function durationMs(duration: string): number {
  const parts = durationPattern.exec(duration)?.slice(1);
  if (!parts) throw new RangeError(`not a duration: ${duration}`);
  const [days = 0, hours = 0, minutes = 0, seconds = 0] = parts.map((part) => Number(part ?? 0));
  return (((days * 24 + hours) * 60 + minutes) * 60 + seconds) * 1000;
}
