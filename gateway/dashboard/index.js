import { fileURLToPath } from 'node:url'

/**
 * The folder of the built pages: `index.html`, served at `/explorer`, and `assets/`, at `/explorer/assets/`.
 * Plain JavaScript, so that a build of this package is Vite's alone: the first start waits for it.
 */
export function dashboardFolder() {
  return fileURLToPath(new URL('dist/', import.meta.url))
}
