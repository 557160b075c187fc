/** Tells a person how far a long work has come, one line a step. */
export interface Progress {
  say(sentence: string): void
}

/** Progress with the seconds since the start before each line. */
export function progress(write: (text: string) => void): Progress {
  const startedAt = Date.now()
  return {
    say(sentence) {
      const seconds = ((Date.now() - startedAt) / 1_000).toFixed(1).padStart(5)
      write(`${seconds} s  ${sentence}\n`)
    },
  }
}

/** A line of a preparing process as a sentence, or nothing for one that says too little. */
export function preparingSentence(subgraph: string, line: string): string | undefined {
  const told = parse(line)
  if (told === undefined) return undefined
  const share = told.of > 1 ? ` ${told.done} of ${told.of}` : ''
  return `${subgraph}: ${told.step}${share}`
}

interface Step {
  readonly step: string
  readonly done: number
  readonly of: number
}

function parse(line: string): Step | undefined {
  try {
    const { step, done = 1, of = 1 } = JSON.parse(line)
    return typeof step === 'string' ? { step, done: Number(done), of: Number(of) } : undefined
  } catch {
    return undefined
  }
}
