import { spawn } from 'node:child_process'
import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { checkout } from './hub-layout.ts'

const folder = join(checkout, 'gateway', 'dashboard')

/** Builds the pages when there are none, or when their source is newer. */
export async function buildDashboard(): Promise<void> {
  const built = join(folder, 'dist', 'index.html')
  if (!existsSync(join(folder, 'src')) || (existsSync(built) && newest(join(folder, 'src')) < statSync(built).mtimeMs))
    return
  const vite = spawn('npm', ['run', 'build'], { cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] })
  let complaint = ''
  vite.stderr.on('data', (chunk) => {
    complaint = `${complaint}${chunk}`.slice(-2_000)
  })
  const code = await new Promise((resolve, reject) => {
    vite.once('error', reject)
    vite.once('close', resolve)
  })
  if (code !== 0) throw new Error(`The pages could not be built: ${complaint}`)
}

function newest(path: string): number {
  const stats = statSync(path)
  if (!stats.isDirectory()) return stats.mtimeMs
  return readdirSync(path).reduce((latest, name) => Math.max(latest, newest(join(path, name))), 0)
}
