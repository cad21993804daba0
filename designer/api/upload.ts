import type { Contract } from '#schemas/api/contract.ts';
import { unreachable } from './api-error.ts';
import { type CallResult, languageHeader, readAnswer } from './call.ts';

interface Upload {
  /** For the path. */
  params?: Record<string, string>;
  fields: Record<string, string | File>;
  /** From 0 to 1, as the bytes leave. */
  onProgress: (share: number) => void;
  signal?: AbortSignal;
}

/**
 * Sends a multipart form and says how far it is, which `fetch` cannot.
 * @throws ApiError for every failure.
 */
export function upload<C extends Contract>(
  contract: C,
  { params, fields, onProgress, signal }: Upload,
): Promise<CallResult<C>> {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open(contract.method.toUpperCase(), pathOf(contract, params));
    for (const [name, value] of Object.entries(languageHeader())) request.setRequestHeader(name, value);
    request.upload.onprogress = ({ loaded, total }) => onProgress(total === 0 ? 0 : loaded / total);
    request.onload = () => {
      try {
        resolve(
          readAnswer(contract, {
            status: request.status,
            text: request.responseText,
            retryAfter: request.getResponseHeader('retry-after'),
          }),
        );
      } catch (error) {
        reject(error);
      }
    };
    request.onerror = () => reject(unreachable());
    request.onabort = () => reject(signal?.reason);
    signal?.addEventListener('abort', () => request.abort());
    request.send(form);
  });
}

function pathOf({ path }: Contract, params: Record<string, string> = {}): string {
  return path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params[name] ?? ''));
}
