/** E-mail addresses as they may stand on a page or in an error: enough to tell two apart, too little to write to. */

/** `nam.nguyen@laodong.example` → `n***@laodong.example`. */
export function maskAddress(address: string): string {
  const at = address.lastIndexOf('@');
  return at < 1 ? '***' : `${[...address][0]}***${address.slice(at)}`;
}

const LONGEST = 300;

/** A server's answer with every address in it masked, cut to one readable line. */
export const maskAddressesIn = (text: string): string =>
  text
    .replace(/[^\s<>()[\],;:"']+@[^\s<>()[\],;:"']+/g, maskAddress)
    .replace(/\s+/g, ' ')
    .slice(0, LONGEST);
