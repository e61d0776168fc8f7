/** Asks the browser not to take away by itself what is kept here. Says whether it promises; never throws. */
export async function askToStay(): Promise<boolean> {
  const { storage } = navigator;
  try {
    return (await storage.persisted()) || (await storage.persist());
  } catch {
    // Some browsers have no such promise, or make none here.
    return false;
  }
}

/** The share of the room for this site that is taken, from 0 to 1; nothing where the browser does not say. */
export async function fullness(): Promise<number | undefined> {
  try {
    const { usage, quota } = await navigator.storage.estimate();
    return usage === undefined || !quota ? undefined : usage / quota;
  } catch {
    return undefined;
  }
}
