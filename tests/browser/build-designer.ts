import path from 'node:path';
import { buildDesigner } from '#server/startup/build-designer.ts';

const root = path.resolve(import.meta.dirname, '../..');

/** Builds the designer that the browser tests open, as the server does at its start. */
export default function setUp(): Promise<void> {
  return buildDesigner({
    root,
    folder: path.join(root, 'dist/designer'),
    say: (line) => void process.stdout.write(`${line}\n`),
  });
}
