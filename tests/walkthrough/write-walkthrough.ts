import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { tellStory } from './tell-story.ts'

// npm run walkthrough: runs the story and writes docs/walkthrough.md.
const page = fileURLToPath(new URL('../../docs/walkthrough.md', import.meta.url))
writeFileSync(page, await tellStory())
console.log(`Written: ${page}`)
