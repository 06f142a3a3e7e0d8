/* Shows what the server knows of this tab. */
const api = "/api/v1";

async function state() {
  const kept = sessionStorage.getItem("workspace");
  if (kept) {
    const found = await fetch(`${api}/workspaces/${kept}`);
    if (found.ok) return found.json();
  }
  const made = await (await fetch(`${api}/workspaces`, { method: "POST" })).json();
  sessionStorage.setItem("workspace", made.id);
  return made;
}

document.getElementById("state").textContent = JSON.stringify(await state(), null, 2);
