// Two copies of `graphql` in one tree break every `instanceof` in it; this stops the check when a second one appears.
import { execFileSync } from 'node:child_process'

const tree = JSON.parse(execFileSync('npm', ['ls', 'graphql', '--all', '--json'], { encoding: 'utf8' }))
const versions = new Set()
const walk = (node) => {
  for (const [name, child] of Object.entries(node.dependencies ?? {})) {
    if (name === 'graphql' && child.version) versions.add(child.version)
    walk(child)
  }
}
walk(tree)
if (versions.size !== 1) {
  console.error(
    `Expected one copy of graphql, found: ${[...versions].join(', ') || 'none'}. Align the versions in package.json.`,
  )
  process.exit(1)
}
console.log(`One copy of graphql: ${[...versions][0]}`)
