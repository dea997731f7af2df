import type { Refusal, RefusalCode } from '../../domain/refusals.ts';
import {
  type CheckedUpload,
  LARGEST_UPLOAD,
  type UploadMediaType,
  type Uploads,
  type VirusScanner,
} from '../upload-ports.ts';
import { containerOf } from './detect-type.ts';
import { FOREIGN_LIMITS, ForeignFileTooCostly, type Inspection, inForeignProcess } from './foreign-process.ts';
import { inspectOffice } from './office-archive.ts';
import { UploadRefused } from './office-parts.ts';

interface UploadOptions {
  /** Null where no scanner is configured. */
  readonly scanner: VirusScanner | null;
}

/** The gate for strangers' files: cheap questions first, parsers last and apart, the scanner when all else is well. */
export function openUploads({ scanner }: UploadOptions): Uploads {
  return {
    async check(bytes) {
      const checked = await inspect(bytes);
      if ('refused' in checked || scanner === null) return checked;
      return (await scanner.scan(bytes)) === 'CLEAN' ? checked : refused('UPLOAD_VIRUS');
    },
    picture,
  };
}

async function inspect(bytes: Buffer): Promise<CheckedUpload | { readonly refused: Refusal }> {
  if (bytes.length === 0) return refused('UPLOAD_EMPTY');
  if (bytes.length > LARGEST_UPLOAD) return refused('UPLOAD_TOO_LARGE');
  const container = containerOf(bytes);
  switch (container) {
    case 'pdf':
      return await inspectApart(bytes, 'application/pdf');
    case 'jpeg':
      return await inspectApart(bytes, 'image/jpeg');
    case 'png':
      return await inspectApart(bytes, 'image/png');
    case 'zip':
      return await orRefused(() => inspectOffice(bytes));
    default:
      return refused(container.code);
  }
}

const kindOf = (mediaType: UploadMediaType): 'pdf' | 'image' | undefined => {
  if (mediaType === 'application/pdf') return 'pdf';
  return mediaType.startsWith('image/') ? 'image' : undefined;
};

async function inspectApart(bytes: Buffer, mediaType: UploadMediaType): ReturnType<typeof inspect> {
  return await orRefused(async () => {
    const kind = kindOf(mediaType) ?? 'pdf';
    const found = JSON.parse((await inForeignProcess(bytes, { name: 'inspect', kind })).toString()) as Inspection;
    if ('code' in found) throw new UploadRefused(found.code);
    return { mediaType, pages: found.pages };
  });
}

async function picture(bytes: Buffer, mediaType: UploadMediaType, page: number): Promise<Buffer | undefined> {
  const kind = kindOf(mediaType);
  if (kind === undefined) return undefined;
  try {
    return await inForeignProcess(bytes, { name: 'picture', kind, page }, FOREIGN_LIMITS);
  } catch (error) {
    if (error instanceof ForeignFileTooCostly) return undefined;
    throw error;
  }
}

async function orRefused(work: () => Promise<CheckedUpload>): ReturnType<typeof inspect> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof UploadRefused) return refused(error.code);
    if (error instanceof ForeignFileTooCostly) return refused('UPLOAD_TOO_COSTLY');
    throw error;
  }
}

const refused = (code: RefusalCode) => ({ refused: { code } });
