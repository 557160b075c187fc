import { newLabels } from './labels.ts'
import { walkthroughPage } from './page.ts'
import { abroad } from './story/abroad.ts'
import { afterReturn } from './story/after-return.ts'
import { beforeLeaving } from './story/before-leaving.ts'
import { telling } from './telling.ts'
import { walkthroughHub } from './walkthrough-hub.ts'

/** Runs the whole way of one worker through a hub of its own, and gives the page of it. */
export async function tellStory(): Promise<string> {
  const labels = newLabels()
  const hub = await walkthroughHub('2025-02-03T08:00:00+07:00')
  try {
    const story = telling(hub, labels)
    const way = await beforeLeaving(story)
    await afterReturn(story, way, await abroad(story, way))
    return walkthroughPage(story.chapters(), { labels, schema: await hub.schema() })
  } finally {
    await hub.close()
  }
}
