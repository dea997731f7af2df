// The ballot made in the browser: nobody but this page ever sees member and choices together. The pages work without it.
// What is sent with the link (the blinded paper) and what is sent without it (paper and choices) are different requests.

// Fetched meanwhile: whoever is quick must not be sent the server's way because a library is still on the road.
const library = import('/assets/blindrsa/blindrsa.js');
const suite = async () =>
  new (await library).BlindRSA({
    name: 'RSABSSA-SHA384-PSS-Deterministic',
    hash: 'SHA-384',
    saltLength: 48,
    prepareType: 0,
    supportsRSARAW: false,
  });

function begin(parts) {
  const { box } = parts.dataset;
  const token = location.pathname.split('/')[2];
  // By a hash of the link, so that two members may use one computer, and the link itself is not kept.
  const place = sha256(token).then((hash) => `ghicong.phieu.${box}.${hash.slice(0, 22)}`);
  const part = (name) => parts.querySelector(`[data-part=${name}]`);
  const form = document.querySelector('form[data-paper]');
  for (const one of document.querySelectorAll('[data-without-script]')) one.hidden = true;
  for (const one of document.querySelectorAll('[data-with-script]')) one.hidden = false;

  const show = (...names) => {
    for (const one of parts.querySelectorAll('[data-part]')) one.hidden = !names.includes(one.dataset.part);
    if (form) form.hidden = names.includes('review') || names.includes('receipt');
    const first = part(names[0])?.querySelector('h2');
    first?.focus();
  };
  const problem = (sentence) => {
    part('problem').querySelector('p').textContent = sentence;
    part('problem').hidden = false;
    part('problem').scrollIntoView({ block: 'center' });
  };

  form?.addEventListener('submit', (event) => {
    // A button with an address of its own, such as “fill in the rest”, is the page's way without script.
    if (event.submitter?.hasAttribute('formaction')) return;
    event.preventDefault();
    const missing = fieldsets(form).find((one) => !one.querySelector('input:checked'));
    if (missing) {
      show('problem');
      problem('Ông/bà chưa chọn ý kiến cho tất cả các trường hợp. Đề nghị chọn đủ rồi gửi lại.');
      missing.querySelector('input').focus();
      return;
    }
    part('review').querySelector('ul').replaceChildren(...fieldsets(form).map(reviewed));
    show('review');
  });
  part('review').querySelector('[data-do=change]').addEventListener('click', () => show());
  const send = async (work) => {
    for (const button of parts.querySelectorAll('button')) button.disabled = true;
    part('problem').hidden = true;
    part('status').hidden = false;
    try {
      part('receipt').querySelector('.code').textContent = await work();
      show('receipt');
    } catch (error) {
      problem(error instanceof Refused ? error.message : AGAIN);
    }
    part('status').hidden = true;
    for (const button of parts.querySelectorAll('button')) button.disabled = false;
  };
  part('review')
    .querySelector('[data-do=send]')
    .addEventListener('click', () =>
      send(async () => {
        const declaredNoInterest = form.elements.namedItem('khong-lien-quan').value === 'co';
        const paper = await paperOf(await place, token, box);
        return await finish(await place, { ...paper, token, declaredNoInterest, choices: chosen(form) });
      }),
    );
  part('unfinished')
    .querySelector('[data-do=finish]')
    .addEventListener('click', () => send(async () => finish(await place, { ...kept(await place), token })));
  // Only where the roll says that this member took a paper: there is no form then.
  if (!form) place.then((at) => kept(at) && show('unfinished'));
}

const AGAIN =
  'Chưa gửi xong phiếu: máy chủ chưa trả lời. Đề nghị giữ trang này, chờ một phút rồi bấm gửi lần nữa. Gửi lại nhiều lần vẫn chỉ tính một phiếu.';

/** Kept in this browser until the receipt is here, so that a vote that was interrupted can be finished. */
const kept = (place) => JSON.parse(localStorage.getItem(place) ?? 'null') ?? undefined;

async function paperOf(place, token, box) {
  const of = await ask('/api/v1/ballot-classes', { token }, 'same-origin');
  const before = kept(place);
  if (before?.classId === of.classId) return before;
  const secret = base64url(crypto.getRandomValues(new Uint8Array(32)));
  const serial = utf8(await derive(secret, ['ballot paper', box]));
  const { blindedMsg, inv } = await (await suite()).blind(await keyOf(of.publicKey), serial);
  const { classId, publicKey } = of;
  return { box, classId, publicKey, secret, blinded: base64url(blindedMsg), unblind: base64url(inv) };
}

async function finish(place, { token, ...paper }) {
  const keep = (more) => {
    localStorage.setItem(place, JSON.stringify(Object.assign(paper, more)));
  };
  keep({});
  const { box: boxId, classId, secret, choices } = paper;
  try {
    if (!paper.signature) {
      const { blinded, declaredNoInterest } = paper;
      const asked = { token, classId, blinded, declaredNoInterest };
      const { blindSignature } = await ask('/api/v1/ballot-papers', asked, 'same-origin');
      const serial = utf8(await derive(secret, ['ballot paper', boxId]));
      const unblind = bytes(paper.unblind);
      const key = await keyOf(paper.publicKey);
      keep({ signature: base64url(await (await suite()).finalize(key, serial, bytes(blindSignature), unblind)) });
    }
    const { receipt } = await ask('/api/v1/ballots', { boxId, classId, secret, signature: paper.signature, choices });
    localStorage.removeItem(place);
    return receipt;
  } catch (error) {
    // This paper will never be taken: a later visit must not offer it.
    if (error instanceof Refused && error.final) localStorage.removeItem(place);
    throw error;
  }
}

class Refused extends Error {
  constructor({ detail, code }) {
    super(detail);
    this.final = ['ALREADY_VOTED', 'PAPER_OUTDATED', 'PAPER_UNKNOWN', 'VOTING_CLOSED'].includes(code);
  }
}

/** With the link goes the cookie that ties it to this browser; with the choices goes no cookie at all. */
async function ask(address, body, credentials = 'omit') {
  const answer = await fetch(address, {
    method: 'POST',
    body: JSON.stringify(body),
    headers: { 'content-type': 'application/json', 'x-ghicong': '1' },
    credentials,
    referrerPolicy: 'no-referrer',
    cache: 'no-store',
  });
  if (answer.ok) return await answer.json();
  if (answer.status >= 500) throw new Error(`answer ${answer.status}`);
  throw new Refused(await answer.json());
}

const fieldsets = (form) => [...form.querySelectorAll('fieldset.case')];

const chosen = (form) =>
  Object.fromEntries(
    fieldsets(form).map((one) => {
      const { name, value } = one.querySelector('input:checked');
      return [name.replace('y-', ''), value];
    }),
  );

function reviewed(fieldset) {
  const line = document.createElement('li');
  const name = line.appendChild(document.createElement('p')).appendChild(document.createElement('strong'));
  name.textContent = fieldset.closest('section').querySelector('h3').textContent;
  const choice = line.appendChild(document.createElement('p'));
  choice.append('Ý kiến: ');
  const [label] = fieldset.querySelector('input:checked').labels;
  choice.appendChild(document.createElement('strong')).textContent = label.textContent.trim();
  return line;
}

async function derive(secret, message) {
  const key = await crypto.subtle.importKey('raw', utf8(secret), { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
  return base64url(new Uint8Array(await crypto.subtle.sign('HMAC', key, utf8(JSON.stringify(message)))));
}

const keyOf = (spki) =>
  crypto.subtle.importKey('spki', bytes(spki), { name: 'RSA-PSS', hash: 'SHA-384' }, true, ['verify']);

const sha256 = async (text) => base64url(new Uint8Array(await crypto.subtle.digest('SHA-256', utf8(text))));
const utf8 = (text) => new TextEncoder().encode(text);
const bytes = (text) =>
  Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (one) => one.charCodeAt(0));
const base64url = (raw) =>
  btoa(String.fromCharCode(...raw)).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');

function storageWorks() {
  try {
    localStorage.setItem('ghicong.thu', '1');
    localStorage.removeItem('ghicong.thu');
    return true;
  } catch {
    // Switched off: without it a crash would lose the paper, so the server's way is safer.
    return false;
  }
}

const parts = document.querySelector('[data-secret-ballot]');
if (parts && globalThis.crypto?.subtle && storageWorks()) begin(parts);
