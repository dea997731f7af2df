// Reloads a dossier or session page when something new is recorded, and a page that waits for something after its seconds.
// Both work without it.
const { mark, markUrl: address, again } = document.body.dataset;
if (again) setTimeout(() => location.reload(), Number(again) * 1000);
let touched = false;
addEventListener('input', () => { touched = true; });
if (address) {
  setInterval(async () => {
    // A form that somebody is filling in must never be thrown away.
    if (touched || document.hidden) return;
    const answer = await fetch(address, { credentials: 'same-origin' }).catch(() => undefined);
    if (answer?.ok && (await answer.text()) !== mark) location.reload();
  }, 4000);
}
