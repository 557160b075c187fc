import { readFileSync } from 'node:fs'
import { tellStory } from './tell-story.ts'

describe('docs/walkthrough.md', () => {
  it('is what the agencies answer today: npm run walkthrough writes it anew', async () => {
    const written = readFileSync(new URL('../../docs/walkthrough.md', import.meta.url), 'utf8')
    expect(await tellStory()).toBe(written)
  }, 120_000)
})
