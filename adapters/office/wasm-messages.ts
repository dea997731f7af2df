/** What passes between `wasm-converter.ts` and its process, `wasm-child.mjs`. */

export interface ConvertMessage {
  readonly id: number;
  readonly docx: Uint8Array;
  /** LibreOffice's PDF export options as JSON. */
  readonly filterOptions: string;
}

export type ConvertedMessage =
  | { readonly id: number; readonly pdf: Uint8Array }
  | { readonly id: number; readonly problem: string };
