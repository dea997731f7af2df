import type { SignatureImages } from '../ports.ts';
import { drawDemoSeal } from './seal-image.ts';
import { drawDemoSignature } from './signature-image.ts';

/** Drawn once for each name; a department's own pictures take their place when it has real certificates. */
export function createSignatureImages(): SignatureImages {
  const drawn = new Map<string, Promise<Buffer>>();
  const once = (key: string, draw: () => Promise<Buffer>): Promise<Buffer> => {
    const image = drawn.get(key) ?? draw();
    drawn.set(key, image);
    return image;
  };
  return {
    seal: ({ name }) => once(`seal ${name}`, () => drawDemoSeal(name)),
    handwriting: ({ name }) => once(`handwriting ${name}`, () => drawDemoSignature(name)),
  };
}
