/**
 * What is signed. Local keys hash `attributes` themselves (node signs no bare digest with an EC key); a key that lies
 * elsewhere (USB token, HSM, remote service) needs `digest` alone, so 32 bytes leave the process. Neither value holds
 * any content of the document: the attributes carry its digest and the hash of the signer's certificate.
 */
export interface SigningInput {
  /** SHA-256 of `attributes`. */
  readonly digest: Buffer;
  /** DER of the CMS signed attributes, with the SET OF tag. */
  readonly attributes: Buffer;
}

/** A private key somewhere, and the certificate that belongs to it. */
export interface Signer {
  readonly keyType: 'rsa' | 'ec';
  /** DER. */
  readonly certificate: Buffer;
  /** DER, from the issuing CA up to the root. */
  readonly chain: readonly Buffer[];
  /** PKCS#1 v1.5 for RSA, DER ECDSA-Sig-Value for EC, both over SHA-256. May take minutes when a person confirms. */
  sign(input: SigningInput): Promise<Buffer>;
}
