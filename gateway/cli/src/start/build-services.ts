import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { transform } from 'esbuild'
import { checkout } from './hub-layout.ts'

/**
 * Writes every service's source as plain JavaScript beside it, in `dist`. Ten processes that each read their source
 * through a loader take longer than all of them together take to be written once.
 */
export async function buildServices(): Promise<void> {
  if (!existsSync(join(checkout, 'shared', 'boundary', 'src'))) return // an image holds what is built
  const packages = ['shared', 'subgraphs', 'gateway'].flatMap((group) =>
    readdirSync(join(checkout, group)).map((name) => join(checkout, group, name)),
  )
  await Promise.all(packages.filter(isService).map(buildPackage))
}

/** The page is built by Vite, and the settings of the house are no service's. */
function isService(folder: string): boolean {
  return !folder.endsWith('dashboard') && !folder.endsWith('house')
}

async function buildPackage(folder: string): Promise<void> {
  const source = join(folder, 'src')
  const built = join(folder, 'dist')
  const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter(isCode)
  await Promise.all(files.map((file) => buildFile(join(source, file), join(built, file.replace(/\.ts$/, '.js')))))
}

function isCode(file: string): boolean {
  return file.endsWith('.ts') && !file.endsWith('.test.ts') && !file.endsWith('.d.ts')
}

async function buildFile(from: string, to: string): Promise<void> {
  const { code } = await transform(readFileSync(from, 'utf8'), {
    loader: 'ts',
    format: 'esm',
    target: 'node20',
    sourcefile: from,
    sourcemap: false,
  })
  const text = withJsEndings(code)
  if (existsSync(to) && readFileSync(to, 'utf8') === text) return // another hub may be running from it
  mkdirSync(dirname(to), { recursive: true })
  writeFileSync(to, text)
}

/** Relative imports name the source file, `./caller.ts`; what is built lies beside it as `./caller.js`. */
function withJsEndings(code: string): string {
  return code.replace(/(\bfrom\s*|\bimport\s*\(?\s*)(["'])(\.{1,2}\/[^"']+)\.ts\2/g, '$1$2$3.js$2')
}
