import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { Context, Hono } from 'hono';
import type { HttpEnvironment } from './environment.ts';

const contentTypes: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.ttf': 'font/ttf',
  '.wasm': 'application/wasm',
  '.wav': 'audio/wav',
  '.mp3': 'audio/mpeg',
  '.map': 'application/json',
  '.txt': 'text/plain; charset=utf-8',
};

/** Serves the built designer: hashed files for ever, and its page for every other address that a browser opens. */
export function serveDesigner(app: Hono<HttpEnvironment>, folder: string): void {
  app.get('*', async (context, next) => {
    const path = safePath(folder, context.req.path);
    const type = path === null ? undefined : contentTypes[extname(path)];
    if (path !== null && type !== undefined && existsSync(path)) {
      const isHashed = context.req.path.startsWith('/assets/');
      context.header('cache-control', isHashed ? 'public, max-age=31536000, immutable' : 'no-cache');
      return respond(context, path, type, isHashed);
    }
    const page = join(folder, 'index.html');
    // A missing file must not answer with a page: a browser would take it for the script it asked for.
    if (type !== undefined || !existsSync(page)) return next();
    context.header('cache-control', 'no-cache');
    return context.body(await readBytes(page), 200, { 'content-type': 'text/html; charset=utf-8' });
  });
}

/** Hashes of the scripts inside the page, so that the content security policy lets exactly these run. */
export function inlineScriptHashes(folder: string): string[] {
  const page = join(folder, 'index.html');
  if (!existsSync(page)) return [];
  const scripts = readFileSync(page, 'utf8').matchAll(/<script(?![^>]*\ssrc=)[^>]*>([\s\S]*?)<\/script>/g);
  return [...scripts].map(([, text = '']) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`);
}

/** Files that never change are compressed once and kept. */
const compressed = new Map<string, Promise<ArrayBuffer>>();

async function respond(
  context: Context<HttpEnvironment>,
  path: string,
  type: string,
  isHashed: boolean,
): Promise<Response> {
  const isText = /^(text|application|image\/svg)/.test(type);
  if (!isHashed || !isText || !/\bgzip\b/.test(context.req.header('accept-encoding') ?? '')) {
    return context.body(await readBytes(path), 200, { 'content-type': type });
  }
  const content = compressed.get(path) ?? compress(path);
  compressed.set(path, content);
  const headers = { 'content-type': type, 'content-encoding': 'gzip', vary: 'accept-encoding' };
  return context.body(await content, 200, headers);
}

async function compress(path: string): Promise<ArrayBuffer> {
  return new Uint8Array(await promisify(gzip)(await readFile(path), { level: 9 })).buffer;
}

function safePath(folder: string, path: string): string | null {
  let decoded: string;
  try {
    decoded = decodeURIComponent(path);
  } catch {
    return null;
  }
  if (decoded.includes('\u0000')) return null;
  const full = normalize(join(folder, decoded));
  return full.startsWith(folder + sep) ? full : null;
}

async function readBytes(path: string): Promise<ArrayBuffer> {
  return new Uint8Array(await readFile(path)).buffer;
}
