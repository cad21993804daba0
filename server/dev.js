// `npm run dev`: the server restarts when its source changes, Vite serves the designer with hot reload.
import { spawn } from 'node:child_process';

const children = [
  spawn(process.execPath, ['--watch', '--import', 'tsx', 'server/cli.ts', 'serve'], {
    stdio: 'inherit',
    env: { ...process.env, SWITCHYARD_ORIGINS: process.env.SWITCHYARD_ORIGINS ?? 'http://localhost:5173' },
  }),
  spawn(process.execPath, ['node_modules/vite/bin/vite.js'], { stdio: 'inherit' }),
];

function stop(code) {
  for (const child of children) child.kill('SIGTERM');
  process.exitCode = code;
}

for (const child of children) child.on('exit', (code) => stop(code ?? 0));
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => stop(0));
