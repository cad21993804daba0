import { z } from 'zod';
import { type Contract, MAX_BODY_BYTES } from '#schemas/api/contract.ts';
import { ServiceError } from '../errors.ts';

/**
 * Reads the body that a contract expects, and never more of it than the contract allows.
 * @throws ServiceError `too-large`, `unsupported-media-type`, `invalid-json`
 */
export async function readBody(request: Request, contract: Contract): Promise<unknown> {
  // Where none is expected, whatever came along is left unread.
  if (contract.body instanceof z.ZodUndefined) return undefined;
  const bytes = await readBytes(request, contract.maxBytes ?? MAX_BODY_BYTES);
  const type = request.headers.get('content-type') ?? '';
  if (contract.bodyType === 'multipart') return readForm(bytes, type);
  if (!/^application\/json\s*(;|$)/i.test(type)) throw new ServiceError('unsupported-media-type');
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw new ServiceError('invalid-json');
  }
}

async function readBytes(request: Request, maxBytes: number): Promise<Uint8Array<ArrayBuffer>> {
  if (Number(request.headers.get('content-length') ?? 0) > maxBytes) throw new ServiceError('too-large');
  if (request.body === null) return new Uint8Array();
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of request.body) {
    length += chunk.length;
    // Leaving the loop cancels the stream: what was not read yet never will be.
    if (length > maxBytes) throw new ServiceError('too-large');
    chunks.push(chunk);
  }
  const bytes = new Uint8Array(length);
  let position = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, position);
    position += chunk.length;
  }
  return bytes;
}

async function readForm(bytes: Uint8Array<ArrayBuffer>, type: string): Promise<Record<string, unknown>> {
  if (!/^multipart\/form-data\s*;/i.test(type)) throw new ServiceError('unsupported-media-type');
  try {
    const form = await new Response(bytes, { headers: { 'content-type': type } }).formData();
    return Object.fromEntries(form.entries());
  } catch {
    throw new ServiceError('invalid-input', {
      issues: [
        {
          path: [],
          rule: 'invalid-form',
          reason: { en: 'the form cannot be read', fr: 'le formulaire est illisible' },
        },
      ],
    });
  }
}
