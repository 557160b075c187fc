#!/usr/bin/env node
// Runs the built command line where there is one, and the source by tsx in a checkout.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const source = fileURLToPath(new URL('../src/main.ts', import.meta.url))
const built = fileURLToPath(new URL('../dist/main.js', import.meta.url))
const fromSource = existsSync(source)
const args = fromSource ? ['--conditions=source', '--import', import.meta.resolve('tsx'), source] : [built]
const child = spawn(process.execPath, [...args, ...process.argv.slice(2)], { stdio: 'inherit' })
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
// npm puts a shell between itself and this process, which dies of a signal and passes none on.
const parent = process.ppid
const watch = () => process.ppid === parent || child.kill('SIGTERM')
if (process.env.npm_execpath !== undefined) setInterval(watch, 300).unref()
child.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)))
