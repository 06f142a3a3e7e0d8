/* What this tab keeps for itself: its workspace, which no other tab has at the same time, and what was typed and is not used yet. */
const lockName = (id) => `leyline workspace ${id}`;

/** Holds a workspace as long as this tab is open; tells whether no other tab of this browser has it. */
export async function hold(id, patience = 0) {
  // Browsers keep locks from pages that come over a network without encryption.
  if (!navigator.locks) { return true; }
  // A tab that is loaded again waits until its page of before has let go.
  const options = patience > 0 ? { signal: AbortSignal.timeout(patience) } : { ifAvailable: true };
  return new Promise((tell) => {
    navigator.locks.request(lockName(id), options, (lock) => {
      tell(lock !== null);
      return lock === null ? undefined : new Promise(() => {});
    }).catch(() => tell(false));
  });
}

/** Which of some workspaces other tabs of this browser have. */
export async function heldElsewhere(ids) {
  const held = new Set((await navigator.locks?.query())?.held.map((lock) => lock.name));
  return ids.filter((id) => held.has(lockName(id)));
}

/** The workspace of this tab before it was loaded again. */
export const workspaceBefore = () => sessionStorage.getItem("workspace");

/** Makes a workspace that of this tab; what was kept with another one is forgotten. */
export function become(id) {
  if (workspaceBefore() !== id) { sessionStorage.clear(); }
  if (id) { sessionStorage.setItem("workspace", id); }
}

/** Keeps a value with the workspace while the tab is open, also when it is loaded again. */
export function keep(name, value) {
  try {
    if (value === null) { sessionStorage.removeItem(name); } else { sessionStorage.setItem(name, JSON.stringify(value)); }
  } catch {
    // More than a browser keeps: what is on the page stays there.
    sessionStorage.removeItem(name);
  }
}

/** What was kept; nothing where there is none. */
export const kept = (name) => JSON.parse(sessionStorage.getItem(name) ?? "null");
