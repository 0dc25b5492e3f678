/** The day git was first committed to itself: no commit was made before it. */
const firstCommit = Date.UTC(2005, 3, 7) / 1000;
const day = 86_400;

/** The instant of a recorded epoch when it lies between git's first day and a day after `now`; null otherwise. */
export function plausibleInstant(epoch: string | null, now: Date): Date | null {
  if (epoch === null || epoch.length > 12) return null;
  const seconds = Number(epoch);
  return seconds >= firstCommit && seconds <= now.getTime() / 1000 + day ? new Date(seconds * 1000) : null;
}
