import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** Hive Gateway as it is compared with. It weighs 74 MB, so it is no dependency: the first run fetches it from npm. */
const packages = [
  '@graphql-hive/gateway-runtime@2.12.1',
  '@graphql-hive/router-runtime@1.4.23',
  '@graphql-mesh/transport-http@1.2.1',
  'graphql@16.15.0',
]

/** The folder in which Hive Gateway is installed; the first time it is fetched, beside the other tools' caches. */
export async function hivePackages(tell: (line: string) => void): Promise<string> {
  const folder = fileURLToPath(new URL('../../../node_modules/.cache/simpul-bench-hive/', import.meta.url))
  const done = join(folder, 'installed.txt')
  if (existsSync(done)) return folder
  tell(`installing ${packages.join(', ')} into ${folder}`)
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'package.json'), '{"private":true}')
  const options = ['--no-audit', '--no-fund', '--ignore-scripts', '--no-package-lock', '--loglevel=error']
  const npm = spawn('npm', ['install', '--prefix', folder, ...options, ...packages], {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const [code] = await once(npm, 'close')
  if (code !== 0) throw new Error('Hive Gateway could not be installed from npm; the comparison needs it.')
  writeFileSync(done, packages.join('\n'))
  return folder
}
