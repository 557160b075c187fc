import { fileURLToPath } from 'node:url'

/** The folder of the built pages: `index.html`, served at `/explorer`, and `assets/`, at `/explorer/assets/`. */
export function dashboardFolder(): string {
  return fileURLToPath(new URL('../dist/', import.meta.url))
}
