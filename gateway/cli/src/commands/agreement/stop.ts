import { type Command, type ExitCode, exitCodes, type Shell } from '../../command.ts'
import { actAnswerSchema } from '../../kit/agreement-answers.ts'
import { doorHelp, doorOptions, openStaffDoor } from '../../kit/staff-door.ts'
import { readArguments, readOne, required } from '../../read-arguments.ts'
import { printable } from '../../text-table.ts'

interface Stop {
  readonly name: 'suspend' | 'terminate'
  readonly operation: string
  readonly summary: string
  readonly after: string
}

/** `simpul agreement suspend`: stops an agreement until one's own agency signs it again. */
export const agreementSuspend: Command = stopCommand({
  name: 'suspend',
  operation: 'agreementSuspend',
  summary: 'Stops an agreement at once, until your agency signs it again.',
  after: 'Your agency takes it back by signing the same document again.',
})

/** `simpul agreement terminate`: ends an agreement for good. */
export const agreementTerminate: Command = stopCommand({
  name: 'terminate',
  operation: 'agreementTerminate',
  summary: 'Ends an agreement at once and for good.',
  after: 'It never opens anything again; what follows it is a new agreement.',
})

function stopCommand(stop: Stop): Command {
  const { name, summary, after } = stop
  return {
    name,
    summary,
    help: `
simpul agreement ${name}: ${summary.slice(0, 1).toLowerCase()}${summary.slice(1)} One party is enough.

Usage: simpul agreement ${name} --as WHO AGREEMENT --reason TEXT

  --reason TEXT   why, for the other party to read in the register; name no person in it
${doorHelp}

${after}
Lines that the law obliges the owner to keep (duty) only their recipient or both can stop.
At your own agency it acts at once, also while the register cannot be reached.

Exit codes: 0 stopped, 1 it failed or was refused, 2 it was called wrongly.
`,
    run: (args, shell) => runStop(stop, args, shell),
  }
}

async function runStop({ operation, after }: Stop, args: readonly string[], shell: Shell): Promise<ExitCode> {
  const { values, positionals } = readArguments(args, { ...doorOptions, reason: { type: 'string' } })
  const agreement = readOne(positionals, 'the id of an agreement')
  const reason = required('reason', values.reason)
  const door = await openStaffDoor(values, shell)
  const answer = await door.ask(operation, { agreement, reason }, actAnswerSchema)
  if (values.json) shell.out(`${JSON.stringify(answer)}\n`)
  else shell.out(`${printable(answer.agreement)} is ${printable(answer.state ?? 'stopped')}. ${after}\n`)
  if (answer.isWaiting)
    shell.err('It acts at your own agency now. The register cannot be reached and will have it when it can be.\n')
  return exitCodes.ok
}
