// Reloads a dossier or session page when something new is recorded. The page works without it.
const mark = document.body.dataset.mark;
const address = document.body.dataset.markUrl;
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
