import type { Command } from './command.ts'
import { usageError } from './command-error.ts'

/** Commands under one name, as `simpul agreement draft`: its help lists them, and each has its own. */
export function commandGroup(
  name: string,
  { summary, about, parts }: Pick<Command, 'summary'> & { readonly about: string; readonly parts: readonly Command[] },
): Command {
  const width = Math.max(...parts.map((part) => part.name.length))
  const lines = parts.map((part) => `  ${part.name.padEnd(width)}  ${part.summary}`)
  return {
    name,
    summary,
    parts,
    help: `
simpul ${name}: ${lowerFirst(summary)}

Usage: simpul ${name} COMMAND [options]

${lines.join('\n')}

${about.trim()}

"simpul ${name} COMMAND --help" tells more of one. Exit codes: 0 done, 1 it failed or was
refused, 2 it was called wrongly.
`,
    run: async ([asked]) => {
      const names = parts.map((part) => part.name).join(', ')
      throw usageError(
        asked === undefined || asked.startsWith('-')
          ? `Say what to do: simpul ${name} followed by one of ${names}.`
          : `There is no "simpul ${name} ${asked}", only ${names}.`,
      )
    },
  }
}

function lowerFirst(text: string): string {
  return text.slice(0, 1).toLowerCase() + text.slice(1)
}
